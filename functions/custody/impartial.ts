import { covers } from '@shared/divisions';
import type { Caller } from '../platform/sessions';
import { partsIn } from '../reports/sight/parts';
import type { Report } from '../reports/report';

/** Roles that work on reports: who holds one over this village has colleagues in it. */
const WORKING = ['cadre', 'township', 'regulator'];

/**
 * Whether a custodian stands outside a report: no part in it, not accused by it, not of their household, and no other office
 * that handles this village's reports.
 */
export const isImpartial = (report: Report, caller: Caller): boolean =>
  partsIn(report, caller).length === 0 &&
  !(caller.person && report.excludedPersonIds.includes(caller.person.personId)) &&
  ![...caller.grants, ...(caller.asleep ?? [])].some(
    ({ role, division }) =>
      WORKING.includes(role) && (covers(division, report.villageCode) || covers(report.handledByDivision, division)),
  );
