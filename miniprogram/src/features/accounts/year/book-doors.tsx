import { View } from '@tarojs/components';
import type { VillageYear } from '@shared/accounts/accounts';
import { INTAKE_PARTIES } from '@shared/accounts/intake';
import { holds } from '@shared/roles';
import { openPage } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { Row } from '@/ui/layout/row';
import { Section } from '@/ui/layout/section';
import { BALANCES, DOORS } from '../books-copy';
import { COPIES } from '../copies/copy';
import { HAND_OVER } from '../hand-over/copy';
import { INTAKE } from '../intake/copy';
import { PAPERS } from '../papers/copy';

/** The doors to the book itself, 财务公开 报表 科目余额, and to what can be taken away of it. */
export function BookDoors({ book: { villageCode, year, closedThrough } }: { book: VillageYear }) {
  const isParty = holds(useMe()?.grants ?? [], INTAKE_PARTIES, villageCode);
  const open = (page: string) => () => openPage(`accounts/${page}`, { villageCode, year });
  return (
    <View>
      <Section title={DOORS.title} flush>
        <Row
          icon="board"
          {...DOORS.publications}
          value={BALANCES.closedThrough(closedThrough)}
          onClick={open('publications')}
        />
        <Row icon="file" {...DOORS.statements} onClick={open('statements')} />
        <Row icon="book" {...DOORS.balances} onClick={open('balances')} />
        {isParty && (
          <Row icon="camera" title={INTAKE.door.title} note={INTAKE.villageDoorNote} onClick={open('intake')} />
        )}
        {isParty && (
          <Row
            icon="people"
            {...HAND_OVER.door}
            onClick={() => openPage('accounts/hand-over', { division: villageCode })}
          />
        )}
        <Row icon="wallet" {...DOORS.levies} onClick={() => openPage('wechat-pay/levies', { villageCode })} />
        <Row icon="file" {...COPIES.door} onClick={open('copies')} />
        <Row icon="out" {...PAPERS.door} onClick={open('papers')} />
      </Section>
    </View>
  );
}
