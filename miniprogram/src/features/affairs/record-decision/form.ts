import {
  type DecisionKind,
  type DecisionRecord,
  type DecisionStep,
  type MeetingForm,
  STEP_RULES,
  type StepRecord,
  type Vote,
} from '@shared/affairs/decisions';

/** What is typed, as the phone keeps it: numbers as they are typed. */
export interface RecordForm {
  kind: DecisionKind;
  title: string;
  yuan: string;
  heldOn: string;
  untilOn: string;
  place: string;
  text: string;
  form: MeetingForm | '';
  reserved: NonNullable<StepRecord['reserved']> | '';
  due: string;
  present: string;
  agree: string;
  against: string;
  abstain: string;
  objections: string;
  reason: string;
  /** A telephone number in these words is an office's. */
  publishesContact: boolean;
}

export const BLANK: RecordForm = {
  kind: 'works',
  title: '',
  yuan: '',
  heldOn: '',
  untilOn: '',
  place: '',
  text: '',
  form: '',
  reserved: '',
  due: '',
  present: '',
  agree: '',
  against: '',
  abstain: '',
  objections: '',
  reason: '',
  publishesContact: false,
};

/** The form of a record that is put right: what was written, to be changed. */
export function formOf({ heldOn, untilOn, place, text, vote, reserved, objections }: DecisionRecord): RecordForm {
  return {
    ...BLANK,
    heldOn,
    untilOn: untilOn ?? '',
    place,
    text,
    objections: objections ?? '',
    reserved: reserved ?? '',
    ...(vote && {
      form: vote.form ?? '',
      due: String(vote.due),
      present: String(vote.present),
      agree: String(vote.agree),
      against: String(vote.against),
      abstain: String(vote.abstain),
    }),
  };
}

const count = (typed: string): number => (/^\d+$/.test(typed.trim()) ? Number(typed) : 0);

export const voteOf = (step: DecisionStep, form: RecordForm): Vote | undefined =>
  STEP_RULES[step].needs === 'vote'
    ? {
        ...(step === 'resolution' && form.form && { form: form.form }),
        due: count(form.due),
        present: count(form.present),
        agree: count(form.agree),
        against: count(form.against),
        abstain: count(form.abstain),
      }
    : undefined;

export function recordOf(step: DecisionStep, form: RecordForm): StepRecord {
  const { heldOn, untilOn, place, text, objections } = form;
  const vote = voteOf(step, form);
  const asksReserved = vote?.form === 'memberRepresentatives';
  const isPublic = STEP_RULES[step].needs === 'publicity';
  return {
    step,
    heldOn,
    place,
    text,
    ...(vote && { vote }),
    ...(asksReserved && form.reserved && { reserved: form.reserved }),
    ...(isPublic && untilOn && { untilOn }),
    ...(isPublic && objections && { objections }),
  };
}

/** Yuan as typed (126000, 126,000 or 12.48) in fen; undefined when nothing, NaN when it is no sum: a comma is one of thousands, or none. */
export function fenOf(yuan: string): number | undefined {
  const typed = yuan.trim();
  if (!typed) return undefined;
  return /^(\d{1,3}([,，]\d{3})+|\d+)(\.\d{1,2})?$/.test(typed)
    ? Math.round(Number(typed.replace(/[,，]/g, '')) * 100)
    : Number.NaN;
}
