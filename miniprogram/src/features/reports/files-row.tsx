import type { ReportView } from '@shared/reports/reports';
import { openPage } from '@/platform/navigate';
import { Row } from '@/ui/layout/row';
import { FILES } from './files-copy';

/** For who handles it: the way to each file, to open it as it was sent or to paint over it. Nothing for anyone else. */
export function FilesRow({ report: { reportId, evidence, media } }: { report: ReportView }) {
  if (media.length === 0 || !(evidence?.mayOpen || evidence?.mayRedact)) return null;
  const [title, note] = evidence.mayRedact ? [FILES.row, FILES.rowNote] : [FILES.rowOpen, FILES.rowOpenNote];
  return <Row icon="camera" title={title} note={note} onClick={() => openPage('reports/files', { reportId })} />;
}
