import type { OpeningCommand, OpeningState } from '@shared/custody/custody';
import type { ReportStep } from '@shared/reports/reports';
import { daysAfter } from '@shared/time';
import { areTwoPersons } from '@shared/two-persons';

/** A request to open the identity of a confidential report, as it is kept. */
export interface Opening {
  reportId: string;
  openingId: string;
  /** The district whose custodians decide. */
  district: string;
  state: Exclude<OpeningState, 'lapsed'>;
  wantedBy: string;
  wantedFor: string;
  wantedAt: string;
  /** Persons, beside the accounts they had: `wantedBy` is an office. Unknown in rows from before persons were kept. */
  wantedByPersonId?: string | undefined;
  askedByPersonId?: string | undefined;
  decidedByPersonId?: string | undefined;
  askedBy?: string | undefined;
  askedFor?: string | undefined;
  askedAt?: string | undefined;
  decidedBy?: string | undefined;
  refusedFor?: string | undefined;
  decidedAt?: string | undefined;
  openUntil?: string | undefined;
  openedAt?: string | undefined;
  version: number;
}

/** What a custodian does. */
export type Act =
  | { command: 'ask'; reason: string }
  | { command: 'consent' }
  | { command: 'refuse'; reason: string }
  | { command: 'open' };

/** How long after the consent it may be opened. */
const DAYS_TO_OPEN = 1;

/** As it stands at an instant: a consent that nobody used is over. */
export const stateAt = ({ state, openUntil }: Opening, at: string): OpeningState =>
  state === 'consented' && openUntil !== undefined && at > openUntil ? 'lapsed' : state;

export const isPending = (opening: Opening, at: string): boolean =>
  ['wanted', 'asked', 'consented'].includes(stateAt(opening, at));

/** Whose part in a request is held against a second step of theirs. */
export const handsIn = ({ wantedByPersonId, askedByPersonId, decidedByPersonId }: Opening): (string | undefined)[] => [
  wantedByPersonId,
  askedByPersonId,
  decidedByPersonId,
];

/** Who acts: the account for the trail, the person for who may. */
export interface Custodian {
  accountId: string;
  personId: string | undefined;
}

/**
 * What a custodian may do, by the row of the one among its hands where they are one human being (`knownAs`): the second is surely another person than the first, both than the one who wants it, and only the first
 * opens. A request whose persons are not known goes no further than a refusal.
 */
export function mayDo(opening: Opening, personId: string | undefined, at: string): OpeningCommand[] {
  const { wantedByPersonId, askedByPersonId, decidedByPersonId } = opening;
  const outside = areTwoPersons(wantedByPersonId, personId);
  switch (stateAt(opening, at)) {
    case 'wanted':
      return personId === undefined ? [] : outside ? ['ask', 'refuse'] : ['refuse'];
    case 'asked':
      if (personId === undefined || askedByPersonId === personId) return [];
      return outside && areTwoPersons(askedByPersonId, personId) ? ['consent', 'refuse'] : ['refuse'];
    case 'consented':
      return personId !== undefined && askedByPersonId === personId && areTwoPersons(decidedByPersonId, personId)
        ? ['open']
        : [];
    default:
      return [];
  }
}

/** The request after an act. That it may be done is for `mayDo` to say, and for the version it was read at. */
export function afterAct(opening: Opening, act: Act, { accountId, personId }: Custodian, at: string): Opening {
  const moved = { ...opening, version: opening.version + 1 };
  const asked = { askedBy: accountId, askedByPersonId: personId };
  const decided = { decidedBy: accountId, decidedByPersonId: personId };
  switch (act.command) {
    case 'ask':
      return { ...moved, state: 'asked', ...asked, askedFor: act.reason, askedAt: at };
    case 'consent': {
      const openUntil = daysAfter(at, DAYS_TO_OPEN);
      return { ...moved, state: 'consented', ...decided, decidedAt: at, openUntil };
    }
    case 'refuse':
      return { ...moved, state: 'refused', ...decided, decidedAt: at, refusedFor: act.reason };
    case 'open':
      return { ...moved, state: 'opened', openedAt: at };
  }
}

/** What the reporter reads of it in the timeline of their report. */
export function stepOf(opening: Opening, act: Act): { step: ReportStep; text: string } {
  switch (act.command) {
    case 'ask':
      return { step: 'identityAsked', text: `保管员提出要看，原因：${act.reason}` };
    case 'consent':
      return { step: 'identityConsented', text: `另一位保管员同意了，一天之内只能看一次。原因：${opening.askedFor}` };
    case 'refuse':
      return { step: 'identityRefused', text: `没有同意，您的身份没有打开。原因：${act.reason}` };
    case 'open':
      return { step: 'identityOpened', text: `有人依规定看了您的身份，原因：${opening.askedFor}` };
  }
}
