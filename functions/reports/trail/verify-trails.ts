import { checkTrail, type Fault, type StoredRow } from './check-trail';
import { keptTrail, reportIdsIn } from './trail-store';

/** A fault and the report it lies in: by its number, or by its id when the report is gone. */
export interface TrailFault extends Fault {
  report: string;
}

const IN_FLIGHT = 8;

/**
 * The faults of one report's trail. What was written while it was read looks like a fault: only what is still there when it is
 * read again is one.
 */
export async function faultsOf(reportId: string): Promise<TrailFault[]> {
  for (let reading = 1; ; reading += 1) {
    const kept = await keptTrail(reportId);
    const faults = checkTrail(kept);
    if (faults.length === 0 || reading === 3)
      return faults.map((fault) => ({ report: nameOf(reportId, kept.rows), ...fault }));
  }
}

const nameOf = (reportId: string, rows: readonly StoredRow[]): string =>
  String(rows.find(({ sk }) => sk === 'REPORT')?.referenceNo ?? reportId);

/** Walks every trail of a district, some at a time. @returns how many there are, and their faults. */
export async function verifyDistrict(district: string): Promise<{ trails: number; faults: TrailFault[] }> {
  const faults: TrailFault[] = [];
  let trails = 0;
  const ids = reportIdsIn(district);
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      for (let next = await ids.next(); !next.done; next = await ids.next()) {
        trails += 1;
        faults.push(...(await faultsOf(next.value)));
      }
    }),
  );
  return { trails, faults: faults.sort((a, b) => (a.report + a.row < b.report + b.row ? -1 : 1)) };
}
