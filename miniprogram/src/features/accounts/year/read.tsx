import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { READ } from './copy';

/** The doors to reading this village's money in other ways than month by month. */
export function Read({ villageCode, year }: { villageCode: string; year: number }) {
  return (
    <Card flush>
      <Row
        icon="search"
        title={READ.search}
        note={READ.searchNote}
        onClick={() => openPage('accounts/search', { villageCode })}
      />
      <Row
        icon="people"
        title={READ.payees}
        note={READ.payeesNote}
        onClick={() => openPage('accounts/payees', { villageCode, year })}
      />
      <Row
        icon="board"
        title={READ.compare}
        note={READ.compareNote}
        onClick={() => openPage('accounts/compare', { villageCode, year })}
      />
    </Card>
  );
}
