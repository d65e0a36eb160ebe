import type { Page, PageQuery } from '@shared/page';
import { FalseGround } from '@shared/custody/restrictions';
import { boolean, Entity, item, list, map, number, string } from '../../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
import { queryPage } from '../../platform/query-page';
import { readEach } from '../../platform/read-many';
import { CivicTable } from '../../platform/tables';
import type { WriteItem } from '../../platform/transact';
import { noStanding, type Restriction, type RestrictionEvent, type Standing } from './restriction';

const mark = () =>
  map({
    reportId: string(),
    referenceNo: string(),
    ground: string().enum(...FalseGround.options),
    text: string(),
    markedAt: string(),
    markedBy: string(),
    markedByPersonId: string().optional(),
  });

export const StandingEntity = new Entity({
  name: 'Standing',
  table: CivicTable,
  schema: item({
    who: string().key(),
    marks: list(mark()),
    restrictionIds: list(string()),
    until: string().optional(),
    version: number(),
  }),
  computeKey: ({ who }) => ({ pk: `STANDING#${who}`, sk: 'STANDING' }),
  answers: 'Are reports of this sender taken in, and what is held against them',
});

export const RestrictionEntity = new Entity({
  name: 'Restriction',
  table: CivicTable,
  schema: item({
    restrictionId: string().key(),
    who: string(),
    name: string().optional(),
    district: string(),
    marks: list(mark()),
    imposedAt: string(),
    until: string(),
    appeal: map({ text: string(), appealedAt: string() }).optional(),
    decision: map({
      lifted: boolean(),
      text: string(),
      decidedAt: string(),
      decidedBy: string(),
      decidedByPersonId: string().optional(),
    }).optional(),
    version: number(),
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ restrictionId }) => ({ pk: `RESTRICTION#${restrictionId}`, sk: 'RESTRICTION' }),
  answers: 'Why is a sender restricted and until when (main); which appeals of a district wait, or are decided (gsi1)',
});

/** Written once: the stream tells what it says. */
export const RestrictionEventEntity = new Entity({
  name: 'RestrictionEvent',
  table: CivicTable,
  schema: item({
    eventId: string().key(),
    who: string().key(),
    hidden: boolean(),
    what: string().enum('marked', 'imposed', 'appealed', 'decided'),
    at: string(),
    district: string(),
    reportId: string().optional(),
    restrictionId: string().optional(),
  }),
  computeKey: ({ who, eventId }) => ({ pk: `STANDING#${who}`, sk: `EVENT#${eventId}` }),
  answers: 'What was held against a sender, appealed and decided, and when',
});

/** A restriction as its row: in the list of appeals from when there is one. The seed writes through it too. */
export const restrictionRow = (restriction: Restriction) => {
  const { appeal, decision, district, restrictionId } = restriction;
  return {
    ...restriction,
    ...(appeal && {
      gsi1pk: `APPEALS#${district}#${decision ? 'done' : 'open'}`,
      gsi1sk: `${decision?.decidedAt ?? appeal.appealedAt}#${restrictionId}`,
    }),
  };
};

export const putStanding = (standing: Standing): WriteItem =>
  putRow(StandingEntity, standing, unlessChanged(standing.version - 1));

export const putRestriction = (restriction: Restriction): WriteItem =>
  putRow(RestrictionEntity, restrictionRow(restriction), unlessChanged(restriction.version - 1));

export const putRestrictionEvent = (event: RestrictionEvent): WriteItem => putNew(RestrictionEventEntity, event);

/** What is held against a sender; nothing when there is no row. */
export async function standingOf(who: string): Promise<Standing> {
  const row = await readRow(StandingEntity, { who });
  return row ?? noStanding(who);
}

/** The same of all that one sender is known by, in one request; only those that have a row. */
export const standingsOf = (senders: readonly string[]): Promise<Standing[]> =>
  readEach(
    StandingEntity,
    senders.map((who) => ({ who })),
  );

export const findRestriction = (restrictionId: string): Promise<Restriction | undefined> =>
  readRow(RestrictionEntity, { restrictionId });

/** The appeals of a district that wait, the oldest first; or those decided, the newest first. */
export const appealsIn = (district: string, which: 'open' | 'done', query: PageQuery): Promise<Page<Restriction>> =>
  queryPage(
    RestrictionEntity,
    { partition: `APPEALS#${district}#${which}`, index: 'gsi1', newestFirst: which === 'done' },
    query,
  );
