import { View } from '@tarojs/components';
import { useState } from 'react';
import { showVillageYear, type VillageYear } from '@shared/accounts/accounts';
import { listAssets, listResources } from '@shared/accounts/registers';
import { openPage, useParams } from '@/platform/navigate';
import { useAnswer, useAnswerPages } from '@/platform/server/answers';
import { Card } from '@/ui/layout/card';
import { Page } from '@/ui/layout/page';
import { Tabs } from '@/ui/layout/tabs';
import { Money } from '@/ui/words/money';
import { areaWords } from '../area';
import { ofVillage } from '../choose-village';
import { Acts } from '../registers/act';
import { ASSET_STATUS, NEW, REGISTER, RESOURCE_KIND, RESOURCE_USE } from '../registers/copy';
import { newAsset, newResource } from '../registers/new-things';
import { AsOf } from './as-of';
import { ContractList } from './contract-list';
import { RegisterList } from './register-list';
import '../registers/registers.css';

function AssetList({ villageCode, book }: { villageCode: string; book: VillageYear | undefined }) {
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

function ResourceList({ villageCode, book }: { villageCode: string; book: VillageYear | undefined }) {
  const pages = useAnswerPages(listResources, { params: { villageCode } }, { keep: true });
  const sum = book && book.resources.count > 0 && (
    <Card>
      <View className="muted">{REGISTER.resourcesSum(book.resources.count)}</View>
      <View className="money-figure">{REGISTER.mu(areaWords(book.resources.areaMu))}</View>
    </Card>
  );
  return (
    <>
      <RegisterList
        of={pages}
        empty={REGISTER.noResources}
        sum={sum}
        as={({ resourceId, name, kind, use, areaMu }) => ({
          key: resourceId,
          title: name,
          note: `${RESOURCE_KIND[kind]} · ${RESOURCE_USE[use]}`,
          value: REGISTER.mu(areaWords(areaMu)),
          open: () => openPage('accounts/resource', { villageCode, resourceId }),
        })}
      />
      <Acts villageCode={villageCode} acts={[newResource(villageCode)]} title={NEW.title} />
    </>
  );
}

const TABS = [
  { key: 'assets', label: REGISTER.assets },
  { key: 'resources', label: REGISTER.resources },
  { key: 'contracts', label: REGISTER.contracts },
] as const;
type Tab = (typeof TABS)[number]['key'];

function Register({ villageCode }: { villageCode: string }) {
  const params = useParams<'tab' | 'year'>();
  const year = Number(params.year) || new Date().getFullYear();
  const [tab, setTab] = useState<Tab>(TABS.find(({ key }) => key === params.tab)?.key ?? 'assets');
  // Its sums are kept in the village's year; without one the lists stand by themselves.
  const { data: book } = useAnswer(showVillageYear, { params: { villageCode, year } }, { keep: true });
  return (
    <Page>
      <Tabs tabs={TABS} value={tab} onChange={setTab} />
      {tab === 'assets' && <AssetList villageCode={villageCode} book={book} />}
      {tab === 'resources' && <ResourceList villageCode={villageCode} book={book} />}
      {tab === 'contracts' && <ContractList villageCode={villageCode} book={book} />}
    </Page>
  );
}

/** 资产 资源 合同: what the village owns, and who uses it for how much. */
export default ofVillage(Register);
