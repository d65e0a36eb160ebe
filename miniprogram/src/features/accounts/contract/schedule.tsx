import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { ContractCard, RentDue } from '@shared/accounts/contracts';
import { Button } from '@/ui/button';
import { Section } from '@/ui/layout/section';
import { DayText } from '@/ui/words/day-text';
import { Money } from '@/ui/words/money';
import { Row } from '@/ui/layout/row';
import { StatusTag } from '@/ui/words/status-tag';
import { CONTRACT, DUE_STATE } from '../registers/copy';
import { VoucherLink } from '../registers/parts';

const SHOWN = 5;

function noteOf({ state, receivedFen, receivedOn, overdueDays }: RentDue) {
  return (
    <View className="registers-tags">
      <StatusTag tone={DUE_STATE[state].tone}>{DUE_STATE[state].word}</StatusTag>
      {overdueDays > 0 && <Text className="registers-owed">{CONTRACT.late(overdueDays)}</Text>}
      {receivedOn && (
        <Text>
          <DayText value={receivedOn} />
          {state === 'paid' ? ` ${CONTRACT.paidOn}` : ` ${CONTRACT.of} `}
          {state !== 'paid' && <Money fen={receivedFen} />}
        </Text>
      )}
    </View>
  );
}

/** Those that matter now: what is owed and the next to come; in the order of their days. */
function nearest(schedule: readonly RentDue[]): readonly RentDue[] {
  const open = schedule.findIndex(({ state }) => state !== 'paid');
  const last = open < 0 ? schedule.length : Math.max(open + 3, SHOWN);
  return schedule.slice(Math.max(0, Math.min(last, schedule.length) - SHOWN), last);
}

/** Each rent of a contract and what came of it; then the money that came, with the paper behind it. */
export function Schedule({ of: { villageCode, schedule, receipts } }: { of: ContractCard }) {
  const [all, setAll] = useState(false);
  const shown = all ? schedule : nearest(schedule);
  return (
    <>
      <Section title={CONTRACT.schedule} flush>
        {shown.map((due) => (
          <Row
            key={due.dueOn}
            title={<DayText value={due.dueOn} />}
            note={noteOf(due)}
            value={<Money fen={due.amountFen} size="row" />}
          />
        ))}
      </Section>
      {!all && shown.length < schedule.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {CONTRACT.showAll(schedule.length)}
        </Button>
      )}
      <Section title={CONTRACT.receipts} flush>
        {receipts.length === 0 && <View className="registers-blank">{CONTRACT.noReceipts}</View>}
        {receipts.map(({ receivedOn, amountFen, voucher }, index) => (
          <Row
            key={index}
            title={<DayText value={receivedOn} />}
            note={voucher && <VoucherLink of={voucher} villageCode={villageCode} />}
            value={<Money fen={amountFen} flow="in" size="row" />}
          />
        ))}
      </Section>
    </>
  );
}
