import { TrailHeadEntity, TrailLinkEntity } from '../../functions/platform/trail';
import {
  type Cover,
  coverOf,
  isCovered,
  isReplaced,
  linkAfter,
  type TrailHead,
} from '../../functions/platform/trail-link';
import { itemOf, put, type Row } from './row';
import type { SeedReport } from './reports';

/**
 * The trail that a seeded history would have left: a link a step, the last one covering what else there is of the report.
 * @param rows of the report, as they are written.
 */
export function reportTrailRows(
  { report, events }: Pick<SeedReport, 'report' | 'events'>,
  rows: readonly Row[],
): Row[] {
  const { reportId, villageCode } = report;
  const covered = rows.map(itemOf).filter((item) => isCovered(item, reportId));
  const covers = covered.map(coverOf);
  const trail: Row[] = [];
  let head: TrailHead | undefined;
  events.forEach(({ eventId, step, at }, place) => {
    const ofStep = (cover: Cover) => cover.sk === `EVENT#${eventId}`;
    const rest = (cover: Cover) => events.every((event) => cover.sk !== `EVENT#${event.eventId}`);
    const last = place === events.length - 1;
    const left = covers.filter((cover) => ofStep(cover) || (last && rest(cover)));
    const replaced = last ? covered.filter(isReplaced).map(coverOf) : [];
    const next = linkAfter(head, { reportId, villageCode, action: step, at, actor: 'seed' }, left, replaced);
    head = next.head;
    trail.push(put(TrailLinkEntity, next.link));
  });
  if (head) trail.push(put(TrailHeadEntity, head));
  return trail;
}
