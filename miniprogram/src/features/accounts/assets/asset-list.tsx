import { View } from '@tarojs/components';
import { listAssets, type Asset, type VillageYear } from '@shared/accounts';
import { useAnswerPages } from '@/platform/answers';
import { Card } from '@/ui/card';
import { DayText } from '@/ui/day-text';
import { Money } from '@/ui/money';
import { ASSET_STATUS, REGISTER } from '../copy';
import { RegisterList, type Registered } from './register-list';

const registered = (asset: Asset): Registered => ({
  key: asset.assetId,
  title: asset.name,
  note: `${asset.kind} · ${ASSET_STATUS[asset.status]}`,
  value: <Money fen={asset.netValueFen} size="row" />,
  facts: [
    ['名称', asset.name],
    ['现在值', <Money key="net" fen={asset.netValueFen} />],
    ['买来时', <Money key="original" fen={asset.originalValueFen} />],
    ['累计折旧', <Money key="depreciation" fen={asset.accumulatedDepreciationFen} />],
    ['什么时候', <DayText key="day" value={asset.acquiredOn} />],
    ['现在', ASSET_STATUS[asset.status]],
    ['类别', asset.kind],
    ['在哪里', asset.place],
    ['谁保管', asset.custodian],
    ['卡片号', asset.cardNo],
  ],
});

export function AssetList({ villageCode, sums }: { villageCode: string; sums: VillageYear['assets'] | undefined }) {
  const pages = useAnswerPages(listAssets, { params: { villageCode } }, { keep: true });
  const sum = sums && sums.count > 0 && (
    <Card>
      <View className="muted">{REGISTER.assetsSum(sums.count)}</View>
      <Money fen={sums.netValueFen} size="figure" />
    </Card>
  );
  return <RegisterList of={pages} empty={REGISTER.noAssets} sum={sum} as={registered} />;
}
