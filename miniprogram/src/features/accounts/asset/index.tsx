import { View } from '@tarojs/components';
import { type AssetCard, changeAsset, showAsset } from '@shared/accounts/registers';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { RowCard } from '@/ui/layout/row-card';
import { AnswerPage } from '@/ui/layout/whole-page';
import { Card } from '@/ui/layout/card';
import { DayText } from '@/ui/words/day-text';
import { Facts } from '@/ui/layout/facts';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { type Act, Acts, DECIDED, ON, REASON, VOUCHER, voucherOf } from '../registers/act';
import { ACT, ASSET, ASSET_STATUS, REGISTER } from '../registers/copy';
import { AddPicture } from '../registers/add-picture';
import { Ask, Head, History, Pictures } from '../registers/parts';
import { ScanCode } from '../scan-code';
import { Depreciation } from './depreciation';

function actsOf({ villageCode, assetId, version, status }: AssetCard): Act[] {
  if (status === 'scrapped') return [];
  const act = (
    key: 'moved' | 'custodianChanged' | 'revalued' | 'idled' | 'used' | 'scrapped',
    more: Partial<Act>,
  ): Act => ({
    key,
    label: ACT[key],
    asks: [ON, REASON],
    route: changeAsset,
    params: { villageCode, assetId },
    body: ({ on, reason, decidedBy, ...answers }) => ({
      version,
      on,
      reason,
      decidedBy,
      change: {
        kind: key,
        place: answers['change.place'],
        custodian: answers['change.custodian'],
        originalValueFen: answers['change.originalValueFen'],
        monthsLeft: answers['change.monthsLeft'],
      },
      ...voucherOf(answers, on),
    }),
    ...more,
  });
  return [
    act('custodianChanged', {
      asks: [{ path: 'change.custodian', label: ACT.custodian, as: 'text', max: 20 }, ON, REASON],
    }),
    act('moved', { asks: [{ path: 'change.place', label: ACT.place, as: 'text', max: 60 }, ON, REASON] }),
    act('revalued', {
      asks: [
        { path: 'change.originalValueFen', label: ACT.revaluedFen, as: 'money', max: 13 },
        { path: 'change.monthsLeft', label: ACT.monthsLeft, as: 'number', max: 4 },
        ON,
        REASON,
        { ...DECIDED, optional: true },
        VOUCHER,
      ],
    }),
    status === 'idle' ? act('used', {}) : act('idled', {}),
    act('scrapped', { danger: true, asks: [ON, REASON, DECIDED, VOUCHER] }),
  ];
}

/** 固定资产卡片: what it is worth today and why, who keeps it, and all that happened to it. */
export default function AssetPage() {
  const { villageCode, assetId } = useParams<'villageCode' | 'assetId'>();
  const answer = useAnswer(showAsset, { params: { villageCode, assetId } }, { keep: true });
  return (
    <AnswerPage of={answer}>
      {(card) => (
        <>
          <Head
            name={card.name}
            tag={<StatusTag tone={ASSET_STATUS[card.status].tone}>{ASSET_STATUS[card.status].word}</StatusTag>}
            note={`${card.villageName} · ${card.kind}`}
          >
            <View className="muted">{ASSET.worth}</View>
            <Money fen={card.netValueFen} size="figure" />
          </Head>
          <Card>
            <Facts
              of={[
                [ASSET.original, <Money key="original" fen={card.originalValueFen} />],
                [ASSET.worn, <Money key="worn" fen={card.accumulatedDepreciationFen} />],
                [ASSET.acquired, <DayText key="day" value={card.acquiredOn} />],
                [ASSET.life, card.method === 'none' ? '' : ASSET.lifeWords(card.usefulLifeMonths)],
                [ASSET.method, ASSET.methods[card.method]],
                [ASSET.residual, card.method === 'none' ? '' : <Money key="residual" fen={card.residualFen} />],
                [ASSET.place, card.place],
                [ASSET.custodian, card.custodian],
                [ASSET.scrappedOn, card.scrappedOn && <DayText key="scrapped" value={card.scrappedOn} />],
                [ASSET.cardNo, card.cardNo],
                [REGISTER.note, card.note],
              ]}
            />
          </Card>
          {card.contractId && (
            <RowCard
              icon="file"
              title={REGISTER.theContract}
              onClick={() => openPage('accounts/contract', { villageCode, contractId: card.contractId })}
            />
          )}
          <Depreciation of={card} />
          <Pictures of={card.pictures} />
          {card.status !== 'scrapped' && (
            <AddPicture of={{ villageCode, kind: 'asset', id: assetId, version: card.version, name: card.name }} />
          )}
          <History of={card.history} older={card.older} villageCode={villageCode} />
          <Acts villageCode={villageCode} acts={actsOf(card)} />
          <Ask {...card} id={assetId} what={`“${card.name}”（卡片号 ${card.cardNo}）`} />
          <ScanCode kind="asset" villageCode={villageCode} id={assetId} note={ASSET.qr} />
        </>
      )}
    </AnswerPage>
  );
}
