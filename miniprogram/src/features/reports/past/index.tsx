import { useParams } from '@/platform/navigate';
import { AccusedPast } from './accused-past';
import { VillagePast } from './village-past';
import './past.css';

/** What was reported before: about the cadre whom a report in hand names, or in a village. */
export default function PastPage() {
  const { reportId, villageCode } = useParams<'reportId' | 'villageCode'>();
  return reportId ? <AccusedPast reportId={reportId} /> : <VillagePast villageCode={villageCode} />;
}
