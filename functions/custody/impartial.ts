import { covers } from '@shared/divisions';
import { partsIn, type Reader } from '../reports/sight/parts';
import type { Report } from '../reports/report';

/** Roles that work on reports: who holds one over this village has colleagues in it. */
const WORKING = ['cadre', 'township', 'regulator'];

/**
 * Whether a custodian stands outside a report: no part in it, not accused by it, not of their household, and no other office
 * that handles this village's reports.
 */
export const isImpartial = (report: Report, reader: Reader): boolean =>
  partsIn(report, reader).length === 0 &&
  !reader.rows.some((row) => report.excludedPersonIds.includes(row)) &&
  ![...reader.grants, ...(reader.asleep ?? [])].some(
    ({ role, division }) =>
      WORKING.includes(role) && (covers(division, report.villageCode) || covers(report.handledByDivision, division)),
  );
