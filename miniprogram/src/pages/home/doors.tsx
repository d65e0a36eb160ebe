import { View } from '@tarojs/components';
import { listPolicies } from '@shared/subsidies/policies';
import { showVillageYear } from '@shared/accounts/accounts';
import { AppError } from '@shared/errors';
import { formatFen } from '@shared/money';
import { dayInChina, yearOf } from '@shared/time';
import { A_DAY, useAnswer } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import type { ShownVillage } from '@/platform/village';
import { aria } from '@/ui/aria';
import { Icon, type IconName } from '@/ui/icon';
import { copy } from './copy';
import type { PaidThisYear } from './paid';

interface DoorProps {
  icon: IconName;
  name: string;
  line: string;
  onOpen: () => void;
}

function Door({ icon, name, line, onOpen }: DoorProps) {
  return (
    <View className="door" hoverClass="card-press" onClick={onOpen} {...aria({ role: 'button' })}>
      <View className="door-icon">
        <Icon name={icon} />
      </View>
      <View className="door-main">
        <View className="door-name">{name}</View>
        <View className="door-line">{line}</View>
      </View>
      <Icon name="chevron" className="row-chevron" />
    </View>
  );
}

/** What the village spent in its newest month with entries: 11月支出 ¥12,360.00 · 8 笔. */
function useBookLine(villageCode: string | undefined): string {
  const year = yearOf(dayInChina(new Date().toISOString()));
  const { data, error } = useAnswer(
    showVillageYear,
    { params: { villageCode: villageCode ?? '', year } },
    { enabled: villageCode !== undefined, keep: true },
  );
  // Only the server can say that nothing is published: a lost network says nothing.
  if (!data) return error instanceof AppError && error.code === 'notFound' ? copy.bookNone : copy.bookIdle;
  const month = data.months.filter((one) => one.count > 0).sort((a, b) => (a.month < b.month ? 1 : -1))[0];
  if (!month) return copy.bookNone;
  return copy.bookLine(Number(month.month.slice(5)), formatFen(month.expenseFen), month.count);
}

/** The three doors, each with one line of what is behind it now. */
export function Doors({ village, paid }: { village: ShownVillage | undefined; paid: PaidThisYear | undefined }) {
  const policies = useAnswer(listPolicies, {}, { keep: true, staleTime: A_DAY });
  const bookLine = useBookLine(village?.villageCode);
  const year = new Date().getFullYear();
  const moneyLine = !paid ? copy.moneyIdle : paid.count ? copy.moneyLine(paid.count, paid.programs) : copy.moneyNone;
  return (
    <View className="doors">
      <Door icon="wallet" name={copy.money} line={moneyLine} onOpen={() => openPage('subsidies/payments')} />
      <Door
        icon="book"
        name={copy.book}
        line={bookLine}
        onOpen={() =>
          village
            ? openPage('accounts/year', { villageCode: village.villageCode, year })
            : openPage('accounts/villages')
        }
      />
      <Door
        icon="board"
        name={copy.affairs}
        line={policies.data ? copy.affairsLine(policies.data.items.length) : copy.affairsIdle}
        onOpen={() => openPage('affairs/policies')}
      />
    </View>
  );
}
