import Taro, { usePullDownRefresh } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { openPage, useParams } from '@/platform/navigate';
import { switchRole, useRole, type WorkingRole } from '@/platform/server/session';
import { RowCard } from '@/ui/layout/row-card';
import { EmptyPage } from '@/ui/layout/whole-page';
import { Answer } from '@/ui/words/answer';
import { Choice } from '@/ui/forms/choice';
import { Page } from '@/ui/layout/page';
import { RemindMe } from '@/ui/remind-me';
import { ROLE_WORDS } from '@/ui/words/role-words';
import { copy as words } from '../copy';
import { copy as statistics } from '../statistics/copy';
import { copy } from './copy';
import { DeskView } from './desk';
import { useDesk } from './use-desk';
import '../report.css';
import './work.css';

/** Keyed by the role: tabs and choices are of one desk. */
function OneDesk({ role }: { role: WorkingRole }) {
  const desk = useDesk(role);
  usePullDownRefresh(() => void desk.refetch().finally(() => Taro.stopPullDownRefresh()));
  return <Answer of={desk}>{(found) => <DeskView desk={found} role={role} />}</Answer>;
}

/** What awaits me by role, soonest deadline first, and what is done. */
export default function WorkPage() {
  const asked = useParams<'role'>().role;
  const [current, all] = useRole();
  const held = all.filter((role): role is WorkingRole => role !== 'resident');
  const [chosen, choose] = useState<WorkingRole | undefined>(held.find((role) => role === asked));
  const role = chosen ?? held.find((one) => one === current) ?? held[0];

  if (!role) return <EmptyPage icon="lock" title={words.notForYou} note={words.notForYouNote} />;
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
      <RowCard
        icon="board"
        title={statistics.door}
        note={statistics.doorNote}
        onClick={() => openPage('reports/statistics')}
      />
      <OneDesk key={role} role={role} />
      <RemindMe group="work" />
    </Page>
  );
}
