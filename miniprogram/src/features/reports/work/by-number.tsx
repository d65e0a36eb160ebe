import { useMutation } from '@tanstack/react-query';
import { AppError } from '@shared/errors';
import { findReportByNumber } from '@shared/reports/work';
import { call, sayError } from '@/platform/server/call';
import { openPage } from '@/platform/navigate';
import { say } from '@/platform/notify';
import { RowCard } from '@/ui/layout/row-card';
import { copy } from './copy';

/** A whole number was typed: the report it is of, open or done, when it is the reader's to see. */
export function ByNumber({ referenceNo }: { referenceNo: string }) {
  const finding = useMutation({
    mutationFn: () => call(findReportByNumber, { params: { referenceNo } }),
    onSuccess: ({ reportId }) => openPage('reports/detail', { reportId }),
    onError: (error) => say(error instanceof AppError && error.code === 'notFound' ? copy.noNumber : sayError(error)),
  });
  return (
    <RowCard
      icon="search"
      title={copy.byNumber(referenceNo)}
      note={copy.byNumberNote}
      onClick={() => finding.mutate()}
    />
  );
}
