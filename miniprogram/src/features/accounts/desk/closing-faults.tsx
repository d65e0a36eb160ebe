import type { VillageYear } from '@shared/accounts/accounts';
import { type ClosingFault, type FaultyThing, listClosingFaults } from '@shared/accounts/closing-faults';
import { formatFen } from '@shared/money';
import { dayInChina, formatDay, monthOfYear, yearMonthOf, yearOf } from '@shared/time';
import { View } from '@tarojs/components';
import { openPage } from '@/platform/navigate';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Row } from '@/ui/layout/row';
import { Answer } from '@/ui/words/answer';
import { StatusTag } from '@/ui/words/status-tag';
import { FAULTS } from './copy';

interface Given {
  villageCode: string;
  year: number;
  month: number;
  onWaiting: () => void;
}

/** What a thing of a fault is, in words. */
function wordsOf(kind: ClosingFault['kind'], thing: FaultyThing): string {
  const { voucherNo = '', bankName = '', accountCode, on, fen, count = 1 } = thing;
  const day = on ? formatDay(on, yearOf(on)) : '';
  if (kind === 'vouchersWaiting') return FAULTS.waiting(day);
  if (kind === 'unexplainedLines') return FAULTS.lines(bankName, count);
  if (kind === 'notSigned') return bankName;
  if (kind === 'numberGap') return FAULTS.gap(voucherNo, count);
  const account = accountCode ? FAULTS.account(accountCode) : kind === 'trialBalance' ? FAULTS.book : '';
  return [voucherNo, bankName, day, account, fen !== undefined && formatFen(fen)].filter(Boolean).join(' · ');
}

/** Where a thing is mended or looked at; undefined where nothing can be opened, as a number that no voucher has. */
function doorOf(kind: ClosingFault['kind'], thing: FaultyThing, given: Given): (() => void) | undefined {
  const { villageCode, year, month, onWaiting } = given;
  const { voucherId, bankAccountId, bankName = '' } = thing;
  if (kind === 'vouchersWaiting') return onWaiting;
  if (bankAccountId)
    return () =>
      openPage('accounts/reconcile', { villageCode, bankAccountId, name: bankName, month: monthOfYear(year, month) });
  if (voucherId) return () => openPage('accounts/voucher', { villageCode, year, voucherId });
  return kind === 'numberGap' ? undefined : () => openPage('accounts/balances', { villageCode, year });
}

function Fault({ of: { kind, blocks, count, things }, given }: { of: ClosingFault; given: Given }) {
  // Waiting vouchers are all behind one door.
  const shown = kind === 'vouchersWaiting' ? things.slice(0, 1) : things;
  return (
    <Card flush>
      <Row
        title={FAULTS.kinds[kind]}
        value={<StatusTag tone={blocks ? 'bad' : 'wait'}>{blocks ? FAULTS.blocks : FAULTS.looks}</StatusTag>}
      />
      {shown.map((thing, place) => {
        const open = doorOf(kind, thing, given);
        return <Row key={place} title={wordsOf(kind, thing)} {...(open && { onClick: open })} />;
      })}
      {count > shown.length && kind !== 'numberGap' && kind !== 'unexplainedLines' && (
        <View className="desk-nothing muted">{FAULTS.more(count)}</View>
      )}
    </Card>
  );
}

/** What the next month of a book is looked at by before it is closed; asked once the month is over. */
export function useClosingFaults({ villageCode, year, closedThrough }: VillageYear) {
  const month = closedThrough + 1;
  const isOver = month <= 12 && monthOfYear(year, month) < yearMonthOf(dayInChina(new Date().toISOString()));
  const answer = useAnswer(
    listClosingFaults,
    { params: { villageCode, year, month } },
    { staleTime: ALWAYS, enabled: isOver },
  );
  return { answer, isOver };
}

/** What stands in the way of closing the next month, and what wants a look: each opens what it speaks of. */
export function ClosingFaults({ book, onWaiting }: { book: VillageYear; onWaiting: () => void }) {
  const { villageCode, year, closedThrough } = book;
  const month = closedThrough + 1;
  const { answer, isOver } = useClosingFaults(book);
  if (!isOver) return null;
  return (
    <>
      <SectionTitle>{FAULTS.title(month)}</SectionTitle>
      <Answer of={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <Card>{FAULTS.none}</Card>
          ) : (
            <>
              {items.map((fault) => (
                <Fault key={fault.kind} of={fault} given={{ villageCode, year, month, onWaiting }} />
              ))}
            </>
          )
        }
      </Answer>
    </>
  );
}
