import { useState } from 'react';
import { showVillageYear } from '@shared/accounts/accounts';
import { useAnswer } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { Page } from '@/ui/layout/page';
import { Tabs } from '@/ui/layout/tabs';
import { ofVillage } from '../choose-village';
import { REGISTER } from '../registers/copy';
import { AssetList } from './asset-list';
import { ContractList } from './contract-list';
import { ResourceList } from './resource-list';
import '../registers/registers.css';

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
