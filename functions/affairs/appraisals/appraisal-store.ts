import { AppraisalGrade, AppraisedPost, ExemptReason } from '@shared/affairs/appraisals';
import { CommitteeForm } from '@shared/affairs/decisions';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putNew, putRow } from '../../platform/row';
import { districtOf } from '@shared/divisions';
import { twoDigits } from '@shared/time';
import { CivicTable } from '../../platform/tables';
import { readRows } from '../../platform/query-page';

const named = { cadreId: string(), name: string(), title: string() };

interface Placed {
  villageCode: string;
  year: number;
  number: number;
  revision: number;
}

/** A 民主评议 as it was written down: never changed, put right by its next revision. */
export const AppraisalEntity = new Entity({
  name: 'Appraisal',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    /** Which of its year. */
    number: number().key(),
    revision: number().key(),
    heldOn: string(),
    place: string(),
    form: string().enum(...CommitteeForm.options),
    due: number(),
    present: number(),
    text: string(),
    people: list(
      map({
        ...named,
        /** The first row of a roster by which this person was appraised here: one human being has one. */
        personId: string(),
        post: string().enum(...AppraisedPost.options),
        excellent: number(),
        competent: number(),
        basic: number(),
        unfit: number(),
        abstain: number(),
        grade: string().enum(...AppraisalGrade.options),
      }),
    ),
    exempt: list(map({ ...named, why: string().enum(...ExemptReason.options) })),
    author: string(),
    recordedAt: string(),
    reason: string().optional(),
  }),
  computeKey: ({ villageCode, year, number: which, revision }: Placed) => ({
    pk: `APPRAISALS#${villageCode}`,
    sk: `YEAR#${year}#${twoDigits(which)}#${String(revision).padStart(3, '0')}`,
  }),
  answers: 'How were this village’s committee and paid helpers appraised, year by year, with every correction',
});
export type StoredAppraisal = FormattedItem<typeof AppraisalEntity>;

/** All records of a village in the order they were written: one a year and the corrections of a few. */
export const appraisalsOf = (villageCode: string, { consistent = false } = {}): Promise<StoredAppraisal[]> =>
  readRows(AppraisalEntity, { partition: `APPRAISALS#${villageCode}`, range: { beginsWith: 'YEAR#' }, consistent });

/** A meeting's first record, or its next: its key is there once. */
export const putAppraisal = (record: StoredAppraisal) => putNew(AppraisalEntity, record);

/** That a village held one in a year: what its town and district ask of all villages at once. */
export const AppraisedYearEntity = new Entity({
  name: 'AppraisedYear',
  table: CivicTable,
  schema: item({ villageCode: string().key(), year: number().key(), times: number() }),
  computeKey: ({ villageCode, year }) => ({ pk: `APPRAISEDIN#${districtOf(villageCode)}#${year}`, sk: villageCode }),
  answers: 'Which villages of a district, or of a town, held an appraisal in a year',
});
export type AppraisedYear = FormattedItem<typeof AppraisedYearEntity>;

/** Written with a meeting's first record, and only then. */
export const putAppraisedYear = (held: AppraisedYear) => putRow(AppraisedYearEntity, held);

/** The villages of a division that held one: one small row each, a hundred and sixty of a district. */
export async function appraisedIn(division: string, year: number): Promise<Set<string>> {
  const rows = await readRows(AppraisedYearEntity, {
    partition: `APPRAISEDIN#${districtOf(division)}#${year}`,
    range: { beginsWith: division },
  });
  return new Set(rows.map(({ villageCode }) => villageCode));
}
