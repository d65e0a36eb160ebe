import { DUTIES, type DutyCode, type DutyRecord, type Met, nextPeriod, periodOn } from '@shared/affairs/duties';

/** Publications kept of one duty, beyond those still asked for: three years of quarters. */
const KEPT = 12;

/** The record of a village whose publications are counted from `day` on: what went before is nobody's to judge here. */
export const openRecord = (day: string): DutyRecord => ({
  since: Object.fromEntries(DUTIES.map(({ code, every }) => [code, periodOn(every, day)])) as Record<DutyCode, string>,
  met: [],
});

const newestFirst = (a: Met, b: Met) => b.publishedAt.localeCompare(a.publishedAt);

/** The record without what it need not hold: what is published and asked for no more goes, but for the last of it. */
function trimmed({ since, met }: DutyRecord, at: string): DutyRecord {
  const published = { since, met: met.filter(({ publishedAt }) => publishedAt <= at) };
  return {
    since: Object.fromEntries(DUTIES.map(({ code }) => [code, nextPeriod(published, code)])) as DutyRecord['since'],
    met: DUTIES.flatMap(({ code }) =>
      met
        .filter((one) => one.code === code)
        .sort(newestFirst)
        .slice(0, KEPT),
    ),
  };
}

export const withMet = ({ since, met }: DutyRecord, one: Met, at: string): DutyRecord =>
  trimmed({ since, met: [...met, one] }, at);

/** Without a notice that was withdrawn, cancelled or changed: its period is asked for again. */
export function withoutNotice({ since, met }: DutyRecord, noticeId: string, at: string): DutyRecord {
  const gone = met.find((one) => one.noticeId === noticeId);
  if (!gone) return { since, met };
  const { code, period } = gone;
  return trimmed(
    {
      since: { ...since, [code]: period < since[code] ? period : since[code] },
      met: met.filter((one) => one.noticeId !== noticeId),
    },
    at,
  );
}
