import { ChargeCorrectionReason, ChargePaidBy, Exemption, LevyKind, LevyState } from '@shared/accounts/levies';
import { districtOf } from '@shared/divisions';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { everyRow, queryPage, queryTogether, readRows } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import type { WriteItem } from '../../platform/transact';
import { hand } from '../hand-store';

/** What a village raises from its people by one decision, with the sums of its charges. */
export const LevyEntity = new Entity({
  name: 'Levy',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    levyId: string().key(),
    kind: string().enum(...LevyKind.options),
    state: string().enum(...LevyState.options),
    title: string(),
    decisionId: string(),
    rateFen: number(),
    dueOn: string(),
    prepared: hand(),
    given: hand().optional(),
    sentBack: hand().optional(),
    makers: list(string()),
    charges: number(),
    chargedFen: number(),
    paid: number(),
    receivedFen: number(),
    /** When those who had not paid were told, once. */
    lateToldAt: string().optional(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ villageCode, levyId }) => ({ pk: `LEVIES#${villageCode}`, sk: `LEVY#${levyId}` }),
  answers:
    'What does this village raise from its people, newest first; what was given out to them (gsi1); of which nobody was told yet that they are late, in a district, by its day (gsi2)',
});
export type StoredLevy = Omit<FormattedItem<typeof LevyEntity>, `gsi${1 | 2}${'pk' | 'sk'}`>;

const untoldIn = (district: string) => `LEVIES#${district}#untold`;
const givenIn = (villageCode: string) => `LEVIES#${villageCode}#given`;

/** A levy with its place among those that anyone sees, once it was given out. The seed uses it too. */
export const levyRow = (levy: StoredLevy): FormattedItem<typeof LevyEntity> => ({
  ...levy,
  gsi1pk: levy.state === 'given' ? givenIn(levy.villageCode) : `LEVIES#${levy.villageCode}#prepared`,
  gsi1sk: levy.levyId,
  gsi2pk: levy.state === 'given' && !levy.lateToldAt ? untoldIn(districtOf(levy.villageCode)) : 'LEVIES#told',
  gsi2sk: `${levy.dueOn}#${levy.levyId}`,
});

/** @throws ConditionsFailed when it was changed since it was read. */
export const putLevy = (next: Omit<StoredLevy, 'version'>, previous: StoredLevy | undefined) =>
  putRow(LevyEntity, levyRow({ ...next, version: (previous?.version ?? 0) + 1 }), unlessChanged(previous?.version));

/** Strongly consistent. */
export const levyOf = (villageCode: string, levyId: string): Promise<StoredLevy | undefined> =>
  readRow(LevyEntity, { villageCode, levyId });

export const leviesOf = (villageCode: string, query: PageQuery): Promise<Page<StoredLevy>> =>
  queryPage(
    LevyEntity,
    { partition: `LEVIES#${villageCode}`, range: { beginsWith: 'LEVY#' }, newestFirst: true },
    query,
  );

export const givenLevies = (villageCode: string, query: PageQuery): Promise<Page<StoredLevy>> =>
  queryPage(LevyEntity, { index: 'gsi1', partition: givenIn(villageCode), newestFirst: true }, query);

/** The levies of a district whose day is before this one, and of which nobody was told yet that they are late. */
export const untoldLevies = (district: string, before: string): Promise<StoredLevy[]> =>
  everyRow((page) =>
    queryPage(LevyEntity, { index: 'gsi2', partition: untoldIn(district), range: { between: ['0', before] } }, page),
  );

/** All of a village, strongly consistent: a few a year. */
export const everyLevyOf = (villageCode: string): Promise<StoredLevy[]> =>
  readRows(LevyEntity, { partition: `LEVIES#${villageCode}`, range: { beginsWith: 'LEVY#' }, consistent: true });

/** Whose turn it is to raise more of a village: whoever gives out what others limit changes it, so that two who look at once do not both find room. */
export const LevyTurnEntity = new Entity({
  name: 'LevyTurn',
  table: LedgerTable,
  schema: item({ villageCode: string().key(), takenAt: string(), version: number() }),
  computeKey: ({ villageCode }) => ({ pk: `LEVIES#${villageCode}`, sk: 'TURN' }),
  answers: 'Was more raised of this village since its levies were looked at',
});

/** Takes the turn as it is now, strongly consistent: what is read after this still holds when the row is written. */
export async function takeTurn(villageCode: string, takenAt: string): Promise<WriteItem> {
  const row = await readRow(LevyTurnEntity, { villageCode });
  return putRow(
    LevyTurnEntity,
    { villageCode, takenAt, version: (row?.version ?? 0) + 1 },
    unlessChanged(row?.version),
  );
}

const basis = () =>
  map({
    heads: number().optional(),
    exemptHeads: number().optional(),
    exemption: string()
      .enum(...Exemption.options)
      .optional(),
    previous: number().optional(),
    present: number().optional(),
  });

/** What one person owes of a levy, and how it came to that. */
export const ChargeEntity = new Entity({
  name: 'Charge',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    chargeId: string().key(),
    levyId: string(),
    kind: string().enum(...LevyKind.options),
    title: string(),
    rateFen: number(),
    dueOn: string(),
    personId: string(),
    householdId: string(),
    /** Masked. */
    payer: string(),
    group: string(),
    basis: basis(),
    amountFen: number(),
    receipts: list(
      map({
        receivedOn: string(),
        amountFen: number(),
        by: string().enum(...ChargePaidBy.options),
        duePaymentId: string().optional(),
        pendingId: string().optional(),
      }),
    ),
    changes: list(
      map({
        at: string(),
        by: string(),
        agreedBy: string().optional(),
        reason: string().enum(...ChargeCorrectionReason.options),
        fromFen: number(),
        toFen: number(),
      }),
    ),
    correction: map({
      asked: hand(),
      reason: string().enum(...ChargeCorrectionReason.options),
      basis: basis().optional(),
    }).optional(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
    gsi2pk: string(),
    gsi2sk: string(),
  }),
  computeKey: ({ villageCode, chargeId }) => ({ pk: `CHARGE#${villageCode}#${chargeId}`, sk: 'CHARGE' }),
  answers: 'What is this charge; what does a person owe the village (gsi1); who owes what of a levy (gsi2)',
});
export type StoredCharge = Omit<FormattedItem<typeof ChargeEntity>, `gsi${1 | 2}${'pk' | 'sk'}`>;

const owedBy = (personId: string) => `CHARGES#person#${personId}`;
const chargesUnder = (levyId: string) => `CHARGES#levy#${levyId}`;

/** A charge with its places in the two lists. The seed uses it too. */
export const chargeRow = (charge: StoredCharge): FormattedItem<typeof ChargeEntity> => ({
  ...charge,
  gsi1pk: owedBy(charge.personId),
  gsi1sk: charge.chargeId,
  gsi2pk: chargesUnder(charge.levyId),
  gsi2sk: `${charge.group}#${charge.chargeId}`,
});

/** @throws ConditionsFailed when it was changed since it was read, or is there already. */
export const putCharge = (next: Omit<StoredCharge, 'version'>, previous: StoredCharge | undefined) =>
  putRow(ChargeEntity, chargeRow({ ...next, version: (previous?.version ?? 0) + 1 }), unlessChanged(previous?.version));

/** Strongly consistent. */
export const chargeOf = (villageCode: string, chargeId: string): Promise<StoredCharge | undefined> =>
  readRow(ChargeEntity, { villageCode, chargeId });

/** Who owes what of a levy, group by group. */
export const chargesOf = (levyId: string, query: PageQuery): Promise<Page<StoredCharge>> =>
  queryPage(ChargeEntity, { index: 'gsi2', partition: chargesUnder(levyId) }, query);

/** What a human being owes, by any of their rows of a roster, newest first. */
export const chargesBy = (personIds: readonly string[], query: PageQuery): Promise<Page<StoredCharge>> =>
  queryTogether(
    ChargeEntity,
    { index: 'gsi1', partitions: personIds.map(owedBy), sortKeyOf: ({ chargeId }) => chargeId },
    query,
  );
