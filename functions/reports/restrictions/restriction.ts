import { districtOf } from '@shared/divisions';
import type { FalseGround } from '@shared/custody/restrictions';
import { daysAfter } from '@shared/time';
import { areTwoPersons } from '@shared/two-persons';
import type { Report } from '../report';

/** The third mark within a year restricts; what was marked before counts no more then. */
export const MARKS_TO_RESTRICT = 3;
export const DAYS_COUNTED = 365;
export const DAYS_RESTRICTED = 90;

/** That a report was knowingly false, held by a regulator. */
export interface Mark {
  reportId: string;
  referenceNo: string;
  ground: FalseGround;
  text: string;
  markedAt: string;
  /** The account of who held it, and the person they are: unknown of what was held before persons were kept. */
  markedBy: string;
  markedByPersonId?: string | undefined;
}

/** What is held against a sender: a person, or the alias of a confidential one, which leads to nobody. */
export interface Standing {
  who: string;
  marks: Mark[];
  /** All there were, the latest last. */
  restrictionIds: string[];
  /** Until when nothing is taken in under this name. */
  until?: string | undefined;
  version: number;
}

export interface Restriction {
  restrictionId: string;
  who: string;
  /** A named sender's name. */
  name?: string | undefined;
  district: string;
  marks: Mark[];
  imposedAt: string;
  until: string;
  appeal?: { text: string; appealedAt: string } | undefined;
  decision?:
    | { lifted: boolean; text: string; decidedAt: string; decidedBy: string; decidedByPersonId?: string | undefined }
    | undefined;
  version: number;
}

/** What is told: of a report that was marked, of a restriction, its appeal and the decision. */
export interface RestrictionEvent {
  eventId: string;
  who: string;
  /** `who` is an alias. */
  hidden: boolean;
  what: 'marked' | 'imposed' | 'appealed' | 'decided';
  at: string;
  district: string;
  reportId?: string | undefined;
  restrictionId?: string | undefined;
}

export const noStanding = (who: string): Standing => ({ who, marks: [], restrictionIds: [], version: 0 });

/** Whether a sender may not report under their name at an instant. */
export const isRestricted = ({ until }: Pick<Standing, 'until'>, at: string): boolean =>
  until !== undefined && at < until;

/** After a mark: the standing, and the restriction when it was one too many. */
export function afterMark(
  standing: Standing,
  mark: Mark,
  report: Report,
  restrictionId: string,
): { standing: Standing; restriction?: Restriction } {
  const { markedAt: at } = mark;
  const since = daysAfter(at, -DAYS_COUNTED);
  const marks = [...standing.marks.filter(({ markedAt }) => markedAt > since), mark];
  const marked = { ...standing, marks, version: standing.version + 1 };
  if (marks.length < MARKS_TO_RESTRICT) return { standing: marked };
  const until = daysAfter(at, DAYS_RESTRICTED);
  return {
    standing: { ...marked, marks: [], restrictionIds: [...standing.restrictionIds, restrictionId], until },
    restriction: {
      restrictionId,
      who: standing.who,
      ...(report.reporterName && { name: report.reporterName }),
      district: districtOf(report.villageCode),
      marks,
      imposedAt: at,
      until,
      version: 1,
    },
  };
}

/** Once, while it lasts. */
export const mayAppeal = ({ appeal, until }: Restriction, at: string): boolean => appeal === undefined && at < until;

export const afterAppeal = (restriction: Restriction, text: string, at: string): Restriction => ({
  ...restriction,
  appeal: { text, appealedAt: at },
  version: restriction.version + 1,
});

/** Nobody judges what they held themselves: not who holds one of the marks, and not where it is not known who does. */
export const heldBy = ({ marks }: Restriction, personId: string | undefined): boolean =>
  !marks.every(({ markedByPersonId }) => areTwoPersons(markedByPersonId, personId));

export const afterDecision = (
  restriction: Restriction,
  decision: NonNullable<Restriction['decision']>,
): Restriction => ({
  ...restriction,
  // Lifted: it is over, and what it was made of counts for nothing.
  ...(decision.lifted && { until: decision.decidedAt }),
  decision,
  version: restriction.version + 1,
});

/** The sender after a decision: free at once when it was lifted. */
export const afterLifting = (standing: Standing): Standing => ({
  ...standing,
  until: undefined,
  version: standing.version + 1,
});
