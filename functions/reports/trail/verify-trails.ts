import type { BindingFault } from '../../identity/check-bindings';
import { bindingFaults } from '../../identity/verify-bindings';
import { inParallel } from '../../platform/in-parallel';
import { type Anchor, type AnchoredHead, longestOf } from './anchor';
import { keptAnchors } from './anchor-store';
import { checkTrail, type Fault, type StoredRow } from './check-trail';
import { keptTrail, pointersAnywhere, reportIdsAnywhere, reportIdsIn } from './trail-store';

/**
 * A fault and the report it lies in: by its number, or by its id when the report is gone. Or of who somebody is and what they may:
 * `account#…`, `person#…`.
 */
export interface TrailFault {
  report: string;
  what: Fault['what'] | BindingFault['what'];
  row: string;
}

const IN_FLIGHT = 8;

/**
 * The faults of one report's trail. What was written while it was read looks like a fault: only what is still there when it is
 * read again is one.
 */
export async function faultsOf(
  reportId: string,
  anchored?: AnchoredHead,
  pointers?: readonly StoredRow[],
): Promise<TrailFault[]> {
  for (let reading = 1; ; reading += 1) {
    // Read again, all of it is: what was written meanwhile may be a way to it.
    const kept = { ...(await keptTrail(reportId, reading === 1 ? pointers : undefined)), anchored };
    const faults = checkTrail(kept);
    if (faults.length === 0 || reading === 3)
      return faults.map((fault) => ({ report: nameOf(reportId, kept.rows), ...fault }));
  }
}

const nameOf = (reportId: string, rows: readonly StoredRow[]): string =>
  String(rows.find(({ sk }) => sk === 'REPORT')?.referenceNo ?? reportId);

export interface Verified {
  readonly trails: number;
  readonly anchors: number;
  readonly faults: readonly TrailFault[];
}

/** Walks every trail of a district, some at a time, against what was anchored of it; and all roles and bindings. */
export const verifyDistrict = (district: string): Promise<Verified> => verify(reportIdsIn(district), district);

/** Walks every trail there is, by the anchors and by all rows of both tables: what stands in no district's list too; and the same. */
export const verifyAll = (): Promise<Verified> => verify(reportIdsAnywhere());

async function verify(listed: AsyncIterable<string>, district?: string): Promise<Verified> {
  // Before the trails: what is written meanwhile is in the trail by then.
  const pointers = await pointersAnywhere();
  const anchors: Anchor[] = [];
  for await (const anchor of keptAnchors(district)) anchors.push(anchor);
  const anchored = longestOf(anchors);
  const reportIds = new Set(anchored.keys());
  for await (const reportId of listed) reportIds.add(reportId);
  // What leads to a report that is not there leads to one that was taken away.
  if (district === undefined) for (const reportId of pointers.keys()) reportIds.add(reportId);
  const faults: TrailFault[] = [];
  await inParallel(reportIds, IN_FLIGHT, async (reportId) => {
    faults.push(...(await faultsOf(reportId, anchored.get(reportId), pointers.get(reportId) ?? [])));
  });
  faults.push(...(await bindingFaults()).map(({ of, what }) => ({ report: of, what, row: '' })));
  faults.sort((a, b) => (a.report + a.row < b.report + b.row ? -1 : 1));
  return { trails: reportIds.size, anchors: anchors.length, faults };
}
