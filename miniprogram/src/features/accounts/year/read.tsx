import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { READ } from './copy';

/** The doors to reading this village's money in other ways than month by month. */
export function Read({ villageCode, year }: { villageCode: string; year: number }) {
  return (
    <Card flush>
      <Row icon="search" {...READ.search} onClick={() => openPage('accounts/search', { villageCode })} />
      <Row icon="people" {...READ.payees} onClick={() => openPage('accounts/payees', { villageCode, year })} />
      <Row icon="board" {...READ.compare} onClick={() => openPage('accounts/compare', { villageCode, year })} />
    </Card>
  );
}
