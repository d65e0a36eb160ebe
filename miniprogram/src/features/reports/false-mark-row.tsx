import type { ReportView } from '@shared/reports/reports';
import { openPage } from '@/platform/navigate';
import { RowCard } from '@/ui/layout/row-card';
import { FALSE_MARK } from './restriction-copy';

/** For the regulator, who may also send the answer back, once it is decided; of an anonymous report nothing can be held. */
export function FalseMarkRow({ report: { reportId, referenceNo, mode, mayDo } }: { report: ReportView }) {
  if (mode === 'anonymous' || !mayDo.includes('return')) return null;
  return (
    <RowCard
      icon="info"
      {...FALSE_MARK.row}
      onClick={() => openPage('reports/false-mark', { reportId, referenceNo })}
    />
  );
}
