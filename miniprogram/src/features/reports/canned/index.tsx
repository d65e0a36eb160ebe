import { View } from '@tarojs/components';
import { useState } from 'react';
import { type CannedAnswer, CannedUse, listCannedAnswers } from '@shared/reports/canned-answers';
import type { ActingAs } from '@shared/roles';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { useHeldOffice, useOffice } from '@/platform/server/session';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Page } from '@/ui/layout/page';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { Tabs } from '@/ui/layout/tabs';
import { CannedSheet } from './canned-sheet';
import { copy } from './copy';
import './canned.css';

const TABS = CannedUse.options.map((key) => ({ key, label: copy.uses[key] }));

function Texts({ items, onOpen }: { items: readonly CannedAnswer[]; onOpen: (canned: CannedAnswer) => void }) {
  return (
    <Card flush>
      {items.map((canned) => (
        <Row
          key={canned.cannedId}
          title={canned.title}
          note={
            <>
              <View className="canned-text">{canned.text}</View>
              <View>
                {[canned.category ? CATEGORY_WORDS[canned.category] : copy.every, canned.source]
                  .filter(Boolean)
                  .join(' · ')}
              </View>
            </>
          }
          onClick={() => onOpen(canned)}
        />
      ))}
    </Card>
  );
}

function Pile({ items, office }: { items: readonly CannedAnswer[]; office: ActingAs }) {
  const [use, setUse] = useState<CannedUse>('answer');
  const [open, setOpen] = useState<CannedAnswer | 'new'>();
  const here = items.filter((canned) => canned.use === use);
  const [own, above] = [here.filter((canned) => canned.own), here.filter((canned) => !canned.own)];
  return (
    <>
      <Tabs tabs={TABS} value={use} onChange={setUse} />
      <SectionTitle>{copy.own}</SectionTitle>
      {own.length > 0 ? <Texts items={own} onOpen={setOpen} /> : <EmptyState {...copy.none} />}
      <View className="canned-add">
        <Button icon="plus" onClick={() => setOpen('new')}>
          {copy.add}
        </Button>
      </View>
      {above.length > 0 && (
        <>
          <SectionTitle>{copy.above}</SectionTitle>
          <View className="note canned-note">{copy.aboveNote}</View>
          <Texts items={above} onOpen={setOpen} />
        </>
      )}
      {open && (
        <CannedSheet
          key={open === 'new' ? 'new' : open.cannedId}
          office={office}
          use={use}
          {...(open !== 'new' && { canned: open })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

/** 常用答复: what an office says again and again, kept by the office itself, beside what it may use of those above it. */
export default function CannedPage() {
  const asked = useParams<'role' | 'division'>();
  const role = useHeldOffice(asked.role)?.role;
  const office = useOffice(role ?? 'cadre', asked.division);
  const texts = useAnswer(listCannedAnswers, { query: office }, { enabled: role !== undefined, staleTime: ALWAYS });
  return (
    <Page>
      {role ? (
        <Answer of={texts}>{({ items }) => <Pile items={items} office={office} />}</Answer>
      ) : (
        <EmptyState icon="lock" {...copy.notForYou} />
      )}
    </Page>
  );
}
