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
          title={DOORS.publications}
          note={DOORS.publicationsNote}
          value={BALANCES.closedThrough(closedThrough)}
          onClick={open('publications')}
        />
        <Row icon="file" title={DOORS.statements} note={DOORS.statementsNote} onClick={open('statements')} />
        <Row icon="book" title={DOORS.balances} note={DOORS.balancesNote} onClick={open('balances')} />
        {isParty && <Row icon="camera" title={INTAKE.door} note={INTAKE.villageDoorNote} onClick={open('intake')} />}
        {isParty && (
          <Row
            icon="people"
            title={HAND_OVER.door}
            note={HAND_OVER.doorNote}
            onClick={() => openPage('accounts/hand-over', { division: villageCode })}
          />
        )}
        <Row
          icon="wallet"
          title={DOORS.levies}
          note={DOORS.leviesNote}
          onClick={() => openPage('wechat-pay/levies', { villageCode })}
        />
        <Row icon="file" title={COPIES.door} note={COPIES.doorNote} onClick={open('copies')} />
        <Row icon="out" title={PAPERS.door} note={PAPERS.doorNote} onClick={open('papers')} />
      </Section>
    </View>
  );
}
