import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { searchEntries } from '@shared/accounts/entry-search';
import { listNotices } from '@shared/affairs/notices';
import { listPolicies } from '@shared/subsidies/policies';
import { useAnswer } from '@/platform/server/answers';
import { useDivisions } from '@/platform/divisions';
import { openPage } from '@/platform/navigate';
import { useSettled } from '@/platform/use-settled';
import { useVillage } from '@/platform/village';
import { villagesNamed } from '@/platform/villages-named';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { SearchBox } from '@/ui/forms/search-box';
import { EmptyState, Skeleton } from '@/ui/layout/states';
import { PolicyRow, ProgramRow } from '../policy-row';
import { FIND } from './copy';
import { noticesWith } from './notices-with';

const SHOWN = 5;
/** Notices are few: what a village said in its last fifty is looked through here. */
const NOTICES = 50;

interface PartProps {
  title: string;
  onMore?: (() => void) | undefined;
  children: ReactNode;
}

const Part = ({ title, onMore, children }: PartProps) => (
  <>
    <SectionTitle {...(onMore && { more: FIND.more, onMore })}>{title}</SectionTitle>
    <Card flush>{children}</Card>
  </>
);

/** What was found for one question, kind by kind, a few of each. */
function Found({ q }: { q: string }) {
  const villageCode = useVillage()?.villageCode;
  const inVillage = { params: { villageCode: villageCode ?? '' } };
  const enabled = villageCode !== undefined;
  const policies = useAnswer(listPolicies, { query: { q } });
  const entries = useAnswer(searchEntries, { ...inVillage, query: { q, limit: SHOWN } }, { enabled });
  const notices = useAnswer(listNotices, { ...inVillage, query: { limit: NOTICES } }, { enabled, keep: true });
  const divisions = useDivisions();
  const answers = [policies, divisions, ...(enabled ? [entries, notices] : [])];

  const programs = (policies.data?.programs ?? []).slice(0, SHOWN);
  const found = (policies.data?.items ?? []).slice(0, SHOWN);
  const booked = entries.data?.items ?? [];
  const said = noticesWith(notices.data?.items ?? [], q).slice(0, SHOWN);
  const villages = villagesNamed(divisions.data?.towns ?? [], q).slice(0, SHOWN);
  const nothing = [programs, found, booked, said, villages].every(({ length }) => length === 0);
  if (nothing && answers.some(({ isPending, error }) => isPending && !error)) return <Skeleton />;
  if (nothing) return <EmptyState icon="search" {...FIND.none} />;
  return (
    <>
      {found.length + programs.length > 0 && (
        <Part title={FIND.policies} onMore={() => openPage('affairs/policies', { q })}>
          {found.map((policy) => (
            <PolicyRow key={policy.policyCode} policy={policy} />
          ))}
          {programs.map((program) => (
            <ProgramRow key={program.programCode} program={program} />
          ))}
        </Part>
      )}
      {villageCode && booked.length > 0 && (
        <Part title={FIND.entries} onMore={() => openPage('accounts/search', { villageCode, q })}>
          {booked.map(({ entryId, voucherId, summary, occurredOn, direction, amountFen }) => (
            <Row
              key={entryId}
              title={summary}
              note={<DayText value={occurredOn} />}
              value={<Money fen={amountFen} flow={direction === 'income' ? 'in' : 'out'} size="row" red />}
              onClick={() => openPage('accounts/voucher', { villageCode, year: occurredOn.slice(0, 4), voucherId })}
            />
          ))}
        </Part>
      )}
      {villageCode && said.length > 0 && (
        <Part title={FIND.notices} onMore={() => openPage('affairs/notices', { villageCode })}>
          {said.map(({ noticeId, title, publishedAt }) => (
            <Row
              key={noticeId}
              title={title}
              note={<DayText value={publishedAt} />}
              onClick={() => openPage('affairs/notice', { villageCode, noticeId })}
            />
          ))}
        </Part>
      )}
      {villages.length > 0 && (
        <Part title={FIND.villages}>
          {villages.map(({ code, shortName, townName }) => (
            <Row
              key={code}
              title={shortName}
              note={townName}
              onClick={() => openPage('accounts/year', { villageCode: code, year: new Date().getFullYear() })}
            />
          ))}
        </Part>
      )}
      {!villageCode && <View className="note">{FIND.noVillage}</View>}
    </>
  );
}

/** 找一找: policies, subsidies, the village's book and notices, and villages by name, from one line on the first page. */
export default function FindPage() {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  return (
    <Page>
      <SearchBox value={typed} onChange={setTyped} placeholder={FIND.placeholder} max={40} />
      {q && typed.trim() ? (
        <Found q={q} />
      ) : (
        <Section title={FIND.try} flush>
          {FIND.examples.map((example) => (
            <Row key={example} icon="search" title={example} onClick={() => setTyped(example)} />
          ))}
        </Section>
      )}
    </Page>
  );
}
