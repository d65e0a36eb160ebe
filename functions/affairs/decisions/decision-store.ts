import { type CollectiveOrgan, type DeclaredOrgan, OrganForm, ReservedMatter } from '@shared/affairs/collective-organ';
import {
  type DecisionDetail,
  DecisionKind,
  type DecisionRecord,
  DecisionState,
  DecisionStep,
  MeetingForm,
} from '@shared/affairs/decisions';
import type { Page, PageQuery } from '@shared/page';
import { Entity, type FormattedItem, item, map, number, string } from '../../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
import { queryPage, readRows } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';

const villageOf = (villageCode: string) => `DECISIONS#${villageCode}`;

/** A great matter of a village and where it stands (四议两公开). Its steps are rows of their own. */
export const DecisionEntity = new Entity({
  name: 'Decision',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    decisionId: string().key(),
    villageName: string(),
    kind: string().enum(...DecisionKind.options),
    title: string(),
    amountFen: number().optional(),
    state: string().enum(...DecisionState.options),
    step: string().enum(...DecisionStep.options),
    next: string()
      .enum(...DecisionStep.options)
      .optional(),
    startedOn: string(),
    updatedAt: string(),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ villageCode, decisionId }) => ({ pk: villageOf(villageCode), sk: `DECISION#${decisionId}` }),
  answers: 'What great matters has this village had, newest first; of one kind (gsi1)',
});
export type StoredDecision = Omit<FormattedItem<typeof DecisionEntity>, 'gsi1pk' | 'gsi1sk'>;

const kindOf = (villageCode: string, kind: DecisionKind) => `${villageOf(villageCode)}#${kind}`;

/** The matter's row. The seed uses it too. */
export const decisionRow = (decision: StoredDecision): FormattedItem<typeof DecisionEntity> => ({
  ...decision,
  gsi1pk: kindOf(decision.villageCode, decision.kind),
  gsi1sk: `DECISION#${decision.decisionId}`,
});

/** A step as it was written down: never changed, corrected by a further one. */
export const DecisionRecordEntity = new Entity({
  name: 'DecisionRecord',
  table: CivicTable,
  schema: item({
    decisionId: string().key(),
    recordId: string().key(),
    step: string().enum(...DecisionStep.options),
    heldOn: string(),
    untilOn: string().optional(),
    place: string(),
    text: string(),
    vote: map({
      form: string()
        .enum(...MeetingForm.options)
        .optional(),
      due: number(),
      present: number(),
      agree: number(),
      against: number(),
      abstain: number(),
    }).optional(),
    reserved: string()
      .enum(...ReservedMatter.options, 'none')
      .optional(),
    objections: string().optional(),
    outcome: string().enum('done', 'tooFew', 'notAgreed'),
    author: string(),
    recordedAt: string(),
    corrects: string().optional(),
    reason: string().optional(),
  }),
  computeKey: ({ decisionId, recordId }) => ({ pk: `DECISION#${decisionId}`, sk: `RECORD#${recordId}` }),
  answers: 'What steps has this matter gone through, as they were written down',
});

/** Which organ a village has said it has for its collective property. */
export const CollectiveOrganEntity = new Entity({
  name: 'CollectiveOrgan',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    form: string().enum(...OrganForm.options),
    registeredOn: string().optional(),
    declaredAt: string(),
    version: number(),
  }),
  computeKey: ({ villageCode }) => ({ pk: villageOf(villageCode), sk: 'ORGAN' }),
  answers: 'Which meetings decide on collective property in this village',
});
type StoredOrgan = FormattedItem<typeof CollectiveOrganEntity>;

/** What a village said of its organ; undefined while it has not. */
export const organOf = (villageCode: string, { consistent = false } = {}): Promise<StoredOrgan | undefined> =>
  readRow(CollectiveOrganEntity, { villageCode }, { consistent });

const sayOrgan = ({ form, registeredOn }: StoredOrgan): CollectiveOrgan => ({
  form,
  ...(registeredOn && { registeredOn }),
});

/** What is shown of a declaration, or that there is none. */
export const declaredOrgan = (organ: StoredOrgan | undefined): DeclaredOrgan =>
  organ ? { organ: sayOrgan(organ), declaredAt: organ.declaredAt, version: organ.version } : { version: 0 };

/** The first declaration, or the next after the one that was read. */
export const putOrgan = (next: StoredOrgan, previous: StoredOrgan | undefined) =>
  putRow(CollectiveOrganEntity, next, unlessChanged(previous?.version));

export const decisionsOf = (
  villageCode: string,
  { kind, ...query }: PageQuery & { kind?: DecisionKind | undefined },
): Promise<Page<StoredDecision>> =>
  queryPage(
    DecisionEntity,
    {
      ...(kind ? { index: 'gsi1', partition: kindOf(villageCode, kind) } : { partition: villageOf(villageCode) }),
      range: { beginsWith: 'DECISION#' },
      newestFirst: true,
    },
    query,
  );

/** A matter with all its records, in the order they were written: six steps and the corrections of a few. */
export async function decisionOf(
  villageCode: string,
  decisionId: string,
  { consistent = false } = {},
): Promise<DecisionDetail | undefined> {
  const [organ, records] = await Promise.all([
    organOf(villageCode, { consistent }),
    readRows(DecisionRecordEntity, {
      partition: `DECISION#${decisionId}`,
      range: { beginsWith: 'RECORD#' },
      consistent,
    }),
  ]);
  // Read after its records: a record that was written meanwhile shows in the version.
  const decision = await readRow(DecisionEntity, { villageCode, decisionId }, { consistent });
  return decision && { ...decision, ...(organ && { organ: sayOrgan(organ) }), records };
}

export const putDecision = (next: StoredDecision, previous?: { version: number }) =>
  putRow(DecisionEntity, decisionRow(next), unlessChanged(previous?.version));

export const putRecord = (decisionId: string, record: DecisionRecord) =>
  putNew(DecisionRecordEntity, { ...record, decisionId });
