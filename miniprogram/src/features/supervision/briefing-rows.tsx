import { quarterOf, startOfQuarter } from '@shared/quarters';
import { printBriefing } from '@shared/supervision/papers';
import { openDocument } from '@/platform/files/documents';
import { usePaper } from '@/platform/files/use-paper';
import { call } from '@/platform/server/call';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { BRIEFING } from './copy';

/** The quarter that runs and the one before, on paper, for a town or the district. */
export function BriefingRows({ division }: { division: string }) {
  const { busy, take } = usePaper();
  const at = new Date().toISOString();
  const quarters = [quarterOf(at), quarterOf(startOfQuarter(at, 1))];
  const print = (quarter: string) =>
    take(quarter, () => call(printBriefing, { params: { division, quarter } }), openDocument);
  return (
    <Card flush>
      {quarters.map((quarter) => (
        <Row
          key={quarter}
          icon="file"
          title={BRIEFING.title(quarter)}
          note={BRIEFING.note}
          {...(busy === quarter && { value: BRIEFING.making })}
          onClick={() => void print(quarter)}
        />
      ))}
    </Card>
  );
}
