import { shortHash } from '@shared/reports/receipts';
import type { ReportView } from '@shared/reports/reports';
import { openPage } from '@/platform/navigate';
import { RowCard } from '@/ui/layout/row-card';
import { filesInAddress } from './file-digests';
import { PROOF } from './proof-copy';

interface Props {
  report: ReportView;
  /** The 16 digits of an anonymous one. */
  receiptNo?: string;
}

/** For who sent it: the way to the receipt that can be kept. Nobody else has a fingerprint of it. */
export function ProofRow({ report: { reportId, referenceNo, contentHash, media }, receiptNo }: Props) {
  if (!contentHash) return null;
  const mine = receiptNo ? { receiptNo } : { reportId };
  return (
    <RowCard
      icon="receipt"
      title={PROOF.row}
      note={`${PROOF.fingerprint} ${shortHash(contentHash)}…`}
      onClick={() => openPage('reports/proof', { ...mine, referenceNo, contentHash, files: filesInAddress(media) })}
    />
  );
}
