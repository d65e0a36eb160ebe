import { AlertClosing } from '@shared/supervision/supervision';
import { daysAfter } from '@shared/time';
import { Entity, item, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { epochSeconds } from '../../platform/clock';
import { everyRow, queryPage } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import type { WriteItem } from '../../platform/transact';
import type { Alert } from '../alerts/alert';
import type { Outcome } from './outcome';

const OutcomeEntity = new Entity({
  name: 'Outcome',
  table: CivicTable,
  schema: item({
    personId: string().key(),
    alertId: string().key(),
    closedAt: string().key(),
    villageCode: string(),
    title: string(),
    basis: string(),
    sentence: string(),
    text: string(),
    office: string(),
    toldAt: string(),
    answer: map({ text: string(), answeredAt: string(), dueAt: string() }).optional(),
    reply: map({
      ending: string().enum(...AlertClosing.options),
      text: string(),
      repliedAt: string(),
      office: string(),
    }).optional(),
    version: number(),
    ttl: number(),
  }),
  computeKey: ({ personId, alertId, closedAt }) => ({ pk: `OUTCOMES#${personId}`, sk: `${alertId}#${closedAt}` }),
  answers: 'What was held about this person, what they answered and what was replied',
});

/** As long as the record of how personal information was handled (个人信息保护法 第五十六条), from the last word on. */
const DAYS_KEPT = 3 * 366;

export const putOutcome = (outcome: Outcome): WriteItem =>
  putRow(
    OutcomeEntity,
    {
      ...outcome,
      ttl: epochSeconds(daysAfter(outcome.reply?.repliedAt ?? outcome.answer?.answeredAt ?? outcome.toldAt, DAYS_KEPT)),
    },
    unlessChanged(outcome.version - 1),
  );

/** All that was ever held about one row of a roster: a handful. */
export const outcomesOfRow = (personId: string): Promise<Outcome[]> =>
  everyRow((query) => queryPage(OutcomeEntity, { partition: `OUTCOMES#${personId}` }, query));

/** Those of an alert's ending as it stands, to whom it was told. */
export async function outcomesOfEnding({ alertId, closing }: Alert): Promise<Outcome[]> {
  const { tells = [], closedAt = '' } = closing ?? {};
  const found = await Promise.all(tells.map((personId) => readRow(OutcomeEntity, { personId, alertId, closedAt })));
  return found.filter((outcome) => outcome !== undefined);
}
