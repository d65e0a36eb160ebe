import type { ReportView } from '@shared/reports/reports';

/** What material was asked for last, as the office wrote it. */
export const askedOf = ({ timeline }: Pick<ReportView, 'timeline'>): string | undefined =>
  [...timeline].reverse().find(({ step }) => step === 'materialAsked')?.text;
