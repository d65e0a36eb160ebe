import type { ReportView } from '@shared/reports/reports';
import { openPage } from '@/platform/navigate';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { copy } from './copy';

interface Props {
  report: ReportView;
  histories: { accused: boolean; village: boolean };
}

/** What was there before, for those who may look it up. */
export function Histories({ report: { reportId, villageCode }, histories: { accused, village } }: Props) {
  if (!accused && !village) return null;
  return (
    <Section title={copy.histories} flush>
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
    </Section>
  );
}
