import { View } from '@tarojs/components';
import type { VillageYear } from '@shared/accounts/accounts';
import { listAssets } from '@shared/accounts/registers';
import { useAnswerPages } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { Card } from '@/ui/layout/card';
import { Money } from '@/ui/words/money';
import { Acts } from '../registers/act';
import { ASSET_STATUS, NEW, REGISTER } from '../registers/copy';
import { newAsset } from '../registers/new-things';
import { AsOf } from './as-of';
import { RegisterList } from './register-list';

export function AssetList({ villageCode, book }: { villageCode: string; book: VillageYear | undefined }) {
  const pages = useAnswerPages(listAssets, { params: { villageCode } }, { keep: true });
  const sum = book && book.assets.count > 0 && (
    <Card>
      <View className="muted">{REGISTER.assetsSum(book.assets.count)}</View>
      <Money fen={book.assets.netValueFen} size="figure" />
      <AsOf day={book.registersOn} />
    </Card>
  );
  return (
    <>
      <RegisterList
        of={pages}
        empty={REGISTER.noAssets}
        sum={sum}
        as={({ assetId, name, kind, status, netValueFen }) => ({
          key: assetId,
          title: name,
          note: `${kind} · ${ASSET_STATUS[status].word}`,
          value: <Money fen={netValueFen} size="row" />,
          open: () => openPage('accounts/asset', { villageCode, assetId }),
        })}
      />
      <Acts villageCode={villageCode} acts={[newAsset(villageCode)]} title={NEW.title} />
    </>
  );
}
