import { type Holder, listHolders } from '@shared/identity/grants';
import { revokeRole } from '@shared/identity/identity';
import { dayInChina, formatDay } from '@shared/time';
import { confirm, say } from '@/platform/notify';
import { askAgain } from '@/platform/server/answers';
import { call } from '@/platform/server/call';
import { Row } from '@/ui/layout/row';
import { useStep } from '../counter/use-counter';
import { type Office, OFFICE_WORDS } from '../office-words';
import { copy } from './copy';

/** One office of one person; a tap takes it back, after it was asked. */
export function HolderRow({ holder }: { holder: Holder }) {
  const { personId, name, villageName, role, division, divisionName, title, boundAt } = holder;
  const what = [divisionName, title ?? OFFICE_WORDS[role as Office]].join(' ');
  const { step } = useStep(
    () => call(revokeRole, { params: { personId, role, division } }),
    ({ state }) => {
      say(state === 'done' ? copy.done : copy.asked);
      askAgain(listHolders);
    },
  );
  const ask = async () => {
    if (await confirm(copy.take, copy.takeAsk(name, what), copy.take)) step.mutate(undefined);
  };
  return (
    <Row
      icon="me"
      title={`${name}（${villageName}）`}
      note={`${what}，${boundAt ? copy.since(formatDay(dayInChina(boundAt), 0)) : copy.unbound}`}
      value={copy.take}
      onClick={() => void ask()}
    />
  );
}
