import {
  type AlertClosing,
  type AlertCommand,
  assignAlert,
  checkAlert,
  closeAlert,
  explainAlert,
  MOST_HELD_DAYS,
  MOST_MUTED_DAYS,
  muteAlert,
  reopenAlert,
} from '@shared/supervision/supervision';
import { checkForm } from '@/platform/check-form';
import { FIELD } from './copy';

export const ROUTES = {
  assign: assignAlert,
  explain: explainAlert,
  check: checkAlert,
  close: closeAlert,
  reopen: reopenAlert,
  mute: muteAlert,
} as const satisfies Record<AlertCommand, object>;

/** What is typed into the form of a command; each asks for some of it. */
export interface Typed {
  text: string;
  accountId: string;
  closing: AlertClosing | '';
  missingExclusion: string;
  days: string;
  /** Whom a real ending is about: a person, or none of those it may concern. */
  tells: string;
  later: boolean;
  heldDays: string;
  heldWhy: string;
}

/** Chosen where a real ending is about none of those it may concern. */
export const TELLS_NOBODY = 'nobody';

/** What is sent besides what is typed. */
export interface Papers {
  mediaIds: readonly string[];
}
export const BLANK: Typed = {
  ...{ text: '', accountId: '', closing: '', missingExclusion: '', days: '30' },
  ...{ tells: '', later: false, heldDays: '30', heldWhy: '' },
};

/** What a real ending sends for whom it is about, where it is about somebody. */
const tellingOf = ({ closing, tells, later, heldDays, heldWhy }: Typed): object => ({
  ...(closing === 'real' && tells !== '' && { tells: tells === TELLS_NOBODY ? [] : [tells] }),
  ...(closing === 'real' && later && { heldDays: Number(heldDays), heldWhy }),
});

const bodyOf = (command: AlertCommand, typed: Typed, { mediaIds }: Papers): object => {
  const { text, accountId, closing, missingExclusion, days } = typed;
  if (command === 'assign') return { accountId };
  if (command === 'mute') return { text, days: Number(days) };
  if (command === 'explain') return { text, ...(mediaIds.length > 0 && { mediaIds }) };
  if (command !== 'close') return { text };
  // What was typed under 误报 is no part of another ending.
  const missing = closing === 'falseAlarm' && missingExclusion.trim() !== '' ? { missingExclusion } : {};
  return { text, closing, ...missing, ...tellingOf(typed) };
};

/** The words for a field where the contract's own would not help. */
const INSTEAD: Partial<Record<string, string>> = {
  accountId: FIELD.assignMissing,
  closing: FIELD.closingMissing,
  days: FIELD.daysWrong(MOST_MUTED_DAYS),
  heldDays: FIELD.daysWrong(MOST_HELD_DAYS),
};

/** A form as it is to be sent, or what is wrong with each field. 误报 says what the rule lacks. */
export function checkTyped(
  command: AlertCommand,
  typed: Typed,
  version: number,
  papers: Papers = { mediaIds: [] },
): { body?: object; errors: Record<string, string> } {
  const { value, errors = {} } = checkForm(ROUTES[command].body!, { version, ...bodyOf(command, typed, papers) });
  const found = Object.fromEntries(Object.entries(errors).map(([field, words]) => [field, INSTEAD[field] ?? words]));
  if (command === 'close' && typed.closing === 'falseAlarm' && typed.missingExclusion.trim() === '')
    found.missingExclusion = FIELD.missingMissing;
  return Object.keys(found).length > 0 || !value ? { errors: found } : { body: value, errors: {} };
}
