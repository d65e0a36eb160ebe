import type { ReportDraft } from '@shared/reports/reports';
import { daysAfter } from '@shared/time';
import { sentAt } from '../anonymous/coarse';
import type { Report } from '../report';
import { reportsBy, withAllWords } from '../report-store';
import { sameWords } from './same-words';

/** As many as one may send in a day. */
const MOST_A_DAY = 20;

/**
 * The report that this person sent within a day in the same words about the same village; undefined when none. It looks through the
 * sender's own and nobody else's: what others reported is never told. A receipt's holder has nothing to look through.
 */
export async function sentBefore(
  sender: Parameters<typeof reportsBy>[0],
  { villageCode, description }: Pick<ReportDraft, 'villageCode' | 'description'>,
  at: string,
): Promise<Report | undefined> {
  const { items } = await reportsBy(sender, { limit: MOST_A_DAY });
  const since = daysAfter(at, -1);
  const recent = items.filter(
    (report) => sentAt(report) > since && report.state !== 'withdrawn' && report.villageCode === villageCode,
  );
  return (await Promise.all(recent.map(withAllWords))).find((report) => sameWords(report.description, description));
}
