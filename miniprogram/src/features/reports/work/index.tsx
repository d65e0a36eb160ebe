import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { listWork } from '@shared/reports';
import { ALWAYS, useAnswerPages } from '@/platform/answers';
import { useParams } from '@/platform/navigate';
import { switchRole, useRole, type WorkingRole } from '@/platform/session';
import { Card } from '@/ui/card';
import { Choice } from '@/ui/choice';
import { InfiniteList } from '@/ui/infinite-list';
import { Page } from '@/ui/page';
import { ROLE_WORDS } from '@/ui/role-words';
import { EmptyState } from '@/ui/states';
import { Tabs } from '@/ui/tabs';
import { copy } from '../copy';
import { ReportRow } from '../report-row';

type Which = 'open' | 'done';
const TABS = [
  { key: 'open', label: copy.todo },
  { key: 'done', label: copy.finished },
] as const;

function WorkList({ role, which }: { role: WorkingRole; which: Which }) {
  const work = useAnswerPages(listWork, { query: { role, which } }, { staleTime: ALWAYS });
  usePullDownRefresh(() => void work.refetch().finally(() => Taro.stopPullDownRefresh()));
  const now = new Date().toISOString();
  const empty =
    which === 'open' ? (
      <EmptyState icon="check" title={copy.noTodo} note={copy.noTodoNote} />
    ) : (
      <EmptyState title={copy.noDone} />
    );
  return (
    <InfiniteList of={work} empty={empty}>
      {(items) => (
        <Card flush>
          {items.map((report) => (
            <ReportRow key={report.reportId} report={report} now={now} withVillage />
          ))}
        </Card>
      )}
    </InfiniteList>
  );
}

/** What awaits me by role, soonest deadline first, and what is done. */
export default function WorkPage() {
  const asked = useParams<'role'>().role;
  const [current, all] = useRole();
  const held = all.filter((role): role is WorkingRole => role !== 'resident');
  const [chosen, choose] = useState<WorkingRole | undefined>(held.find((role) => role === asked));
  const [which, setWhich] = useState<Which>('open');
  const role = chosen ?? held.find((one) => one === current) ?? held[0];

  if (!role) {
    return (
      <Page>
        <EmptyState icon="lock" title={copy.notForYou} note={copy.notForYouNote} />
      </Page>
    );
  }
  const changeRole = (next: WorkingRole) => {
    choose(next);
    switchRole(next);
  };
  return (
    <Page>
      {held.length > 1 && (
        <View className="reports-who">
          <Choice
            options={held.map((value) => ({ value, label: ROLE_WORDS[value] }))}
            value={role}
            onChange={changeRole}
            label={copy.actAs}
          />
        </View>
      )}
      <Tabs tabs={TABS} value={which} onChange={setWhich} />
      <WorkList key={`${role}${which}`} role={role} which={which} />
    </Page>
  );
}
