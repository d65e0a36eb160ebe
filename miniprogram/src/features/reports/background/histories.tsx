import type { ReportView } from '@shared/reports/reports';
import { openPage } from '@/platform/navigate';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { copy } from './copy';

interface Props {
  report: ReportView;
  histories: { accused: boolean; village: boolean };
}

/** What was there before, for those who may look it up. */
export function Histories({ report: { reportId, villageCode }, histories: { accused, village } }: Props) {
  if (!accused && !village) return null;
  return (
    <>
      <SectionTitle>{copy.histories}</SectionTitle>
      <Card flush>
        {accused && (
          <Row
            icon="people"
            title={copy.accused}
            note={copy.accusedNote}
            onClick={() => openPage('reports/past', { reportId })}
          />
        )}
        {village && (
          <Row
            icon="board"
            title={copy.village}

            onClick={() => openPage('reports/past', { villageCode })}
          />
        )}
      </Card>
    </>
  );
}
