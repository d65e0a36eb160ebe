import { AppraisedPost, ExemptReason, type AppraisalMeeting, type AppraisalRecord } from '@shared/affairs/appraisals';
import type { CommitteeForm } from '@shared/affairs/decisions';

export const COUNTS = ['excellent', 'competent', 'basic', 'unfit', 'abstain'] as const;
type Count = (typeof COUNTS)[number];

/** What is typed of one cadre: what they are, and the votes as typed. */
export type RowForm = Record<Count, string> & { as: AppraisedPost | ExemptReason | '' };

/** What is typed, as the phone keeps it: numbers as they are typed. */
export interface AppraisalForm {
  heldOn: string;
  place: string;
  form: CommitteeForm | '';
  due: string;
  present: string;
  text: string;
  /** By cadre. */
  rows: Record<string, RowForm>;
  reason: string;
  /** It is a further meeting of a year that has one. */
  again: boolean;
  /** A telephone number in these words is an office's. */
  publishesContact: boolean;
}

export const BLANK_ROW: RowForm = { as: '', excellent: '', competent: '', basic: '', unfit: '', abstain: '' };
export const BLANK: AppraisalForm = {
  heldOn: '',
  place: '',
  form: '',
  due: '',
  present: '',
  text: '',
  rows: {},
  reason: '',
  again: false,
  publishesContact: false,
};

export const postOf = ({ as }: RowForm) => AppraisedPost.options.find((post) => post === as);
const exemptOf = ({ as }: RowForm) => ExemptReason.options.find((why) => why === as);
export const votesOf = (row: RowForm): number => COUNTS.reduce((sum, count) => sum + Number(row[count]), 0);

/** The form of a record that is put right: what was written, to be changed. */
export function formOf({ heldOn, place, form, due, present, text, people, exempt }: AppraisalRecord): AppraisalForm {
  const rows = [
    ...people.map((one): [string, RowForm] => [
      one.cadreId,
      {
        as: one.post,
        excellent: String(one.excellent),
        competent: String(one.competent),
        basic: String(one.basic),
        unfit: String(one.unfit),
        abstain: String(one.abstain),
      },
    ]),
    ...exempt.map(({ cadreId, why }): [string, RowForm] => [cadreId, { ...BLANK_ROW, as: why }]),
  ];
  return {
    ...BLANK,
    ...{ heldOn, place, form, text },
    due: String(due),
    present: String(present),
    rows: Object.fromEntries(rows),
  };
}

/** The meeting as it is sent, of the cadres in this order: who has nothing ticked is in neither list. */
export function meetingOf(
  form: AppraisalForm,
  cadreIds: readonly string[],
): Omit<AppraisalMeeting, 'form'> & Pick<AppraisalForm, 'form'> {
  const rows = cadreIds.map((cadreId) => ({ cadreId, row: form.rows[cadreId] ?? BLANK_ROW }));
  return {
    ...{ heldOn: form.heldOn, place: form.place, form: form.form, text: form.text },
    due: Number(form.due),
    present: Number(form.present),
    people: rows.flatMap(({ cadreId, row }) => {
      const post = postOf(row);
      if (!post) return [];
      const [excellent = 0, competent = 0, basic = 0, unfit = 0, abstain = 0] = COUNTS.map((count) =>
        Number(row[count]),
      );
      return [{ cadreId, post, excellent, competent, basic, unfit, abstain }];
    }),
    exempt: rows.flatMap(({ cadreId, row }) => {
      const why = exemptOf(row);
      return why ? [{ cadreId, why }] : [];
    }),
  };
}

/** What is wrong with each cadre's row, of errors by the paths of what was sent. */
export function rowErrors(
  errors: Readonly<Record<string, string>>,
  { people, exempt }: Pick<AppraisalMeeting, 'people' | 'exempt'>,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [path, message] of Object.entries(errors)) {
    const [, list, place] = /^meeting\.(people|exempt)\.(\d+)\./.exec(path) ?? [];
    const one = list && (list === 'people' ? people : exempt)[Number(place)];
    if (one) found[one.cadreId] ??= message;
  }
  return found;
}
