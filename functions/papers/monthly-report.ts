import { covers } from '@shared/divisions';
import type { ReportStatistics } from '@shared/reports/statistics';
import { partsIn, type Reader } from '../reports/sight/parts';
import type { Report } from '../reports/report';

/** A report that is late now, by its number alone. */
export interface LateLine {
  referenceNo: string;
  office: string;
  dueAt: string;
  days: number;
}

/** A month on paper: its figures, the year it lies in, and for the regulator what is late. */
export interface MonthlyReport {
  month: string;
  ofMonth: ReportStatistics;
  ofYear: ReportStatistics;
  late?: LateLine[] | undefined;
  /** More are late than are listed. */
  moreLate?: boolean | undefined;
}

/** More would make the paper a list; the work list has them all. */
export const LATE_LISTED = 30;
const DAY_MS = 86_400_000;

/** A line for a report that its office is late with and that exists for this regulator; else undefined. */
export function lateLine(
  report: Report,
  dueAt: string | undefined,
  { division, reader, at }: { division: string; reader: Reader; at: string },
): LateLine | undefined {
  if (dueAt === undefined || dueAt >= at || report.state === 'awaiting') return undefined;
  const parts = partsIn(report, reader);
  if (!covers(division, report.villageCode) || !parts.some((part) => part === 'regulator' || part === 'handler'))
    return undefined;
  const days = Math.max(1, Math.floor((Date.parse(at) - Date.parse(dueAt)) / DAY_MS));
  return { referenceNo: report.referenceNo, office: report.handledBy, dueAt, days };
}

/** 南溪区 2026年10月 举报办理月报. */
export const monthlyTitle = ({ month, ofMonth }: Pick<MonthlyReport, 'month' | 'ofMonth'>): string =>
  `${ofMonth.name} ${month.slice(0, 4)}年${Number(month.slice(5))}月 举报办理月报`;
