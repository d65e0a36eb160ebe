import { dayInChina } from '@shared/time';
import { daysBetween } from '../../accounts/registers/rent';
import type { Fact } from './fact';
import type { VillageRows } from './rows';

/** One report that is owed an answer. Nothing of what it says: for whom it must not exist, this must not either. */
export const reportFacts = ({ reports = [], today }: VillageRows): Fact[] =>
  reports
    .filter(({ open }) => open)
    .map(({ reportId, dueAt, assigneePersonId, excludedPersonIds }): Fact => {
      const dueOn = dueAt === undefined ? undefined : dayInChina(dueAt);
      return {
        subject: `report#${reportId}`,
        period: dueOn ?? today,
        evidence: [{ kind: 'report', id: reportId }],
        concerns: [...excludedPersonIds],
        values: {
          ...(dueOn && { dueOn, leftDays: daysBetween(today, dueOn), lateDays: daysBetween(dueOn, today) }),
          withExcluded: assigneePersonId !== undefined && excludedPersonIds.includes(assigneePersonId),
        },
      };
    });
