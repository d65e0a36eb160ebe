import { useState } from 'react';
import { Page } from '@/ui/layout/page';
import { Tabs } from '@/ui/layout/tabs';
import { EmptyPage } from '@/ui/layout/whole-page';
import { copy } from './copy';
import { Rules } from './rules';
import { Trial } from './trial';
import { useKeptDistrict } from './use-keeper';
import './routing.css';

type Tab = 'rules' | 'trial';
const TABS = [
  { key: 'rules', label: copy.tabs.rules },
  { key: 'trial', label: copy.tabs.trial },
] as const;

/** 分办规则: which office handles which report, and a place to try it. */
export default function RoutingPage() {
  const districtCode = useKeptDistrict();
  const [tab, setTab] = useState<Tab>('rules');
  if (!districtCode) return <EmptyPage icon="lock" {...copy.only} />;
  return (
    <Page className="routing">
      <Tabs tabs={TABS} value={tab} onChange={setTab} />
      {tab === 'rules' ? <Rules districtCode={districtCode} /> : <Trial districtCode={districtCode} />}
    </Page>
  );
}
