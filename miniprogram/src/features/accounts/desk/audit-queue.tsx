import {
  answerFinding,
  type AuditedVoucher,
  listAuditQueue,
  readForAudit,
  SECOND_READERS,
  settleFinding,
} from '@shared/accounts/audit-queue';
import { VOUCHER_SIGNERS } from '@shared/accounts/books';
import { formatFen } from '@shared/money';
import type { Role } from '@shared/roles';
import { holds } from '@shared/roles';
import { addMonths, dayInChina, formatDay, monthOf, yearMonthOf, yearOf } from '@shared/time';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { openPage } from '@/platform/navigate';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { useMe } from '@/platform/server/session';
import { Stepper } from '@/ui/forms/stepper';
import { Card } from '@/ui/layout/card';
import { Facts } from '@/ui/layout/facts';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { Answer } from '@/ui/words/answer';
import { StatusTag } from '@/ui/words/status-tag';
import { type Act, Acts } from '../registers/act';
import { AUDIT } from './copy';

/** What comes next with a voucher, and whose it is. */
function nextOf(villageCode: string, of: AuditedVoucher): { roles: readonly Role[]; acts: Act[] } {
  const { voucherId, on, version, state } = of;
  const params = { villageCode, year: String(yearOf(on)), voucherId };
  const act = (key: string, more: Pick<Act, 'label' | 'route'> & Partial<Act>): Act => ({
    ...{ key: `${voucherId}-${key}`, params, asks: [], body: () => ({}) },
    ...more,
  });
  if (state === 'waiting') {
    const finding = { path: 'finding', label: AUDIT.finding, as: 'text', max: 500 } as const;
    return {
      roles: SECOND_READERS,
      acts: [
        act('clean', { label: AUDIT.clean, route: readForAudit }),
        act('found', {
          ...{ label: AUDIT.found, route: readForAudit, asks: [finding] },
          // Without words it would say that nothing was found.
          body: (answers) => ({ finding: answers.finding ?? '' }),
        }),
      ],
    };
  }
  if (state === 'found') {
    const answer = { path: 'answer', label: AUDIT.answer, as: 'text', max: 500 } as const;
    return {
      roles: VOUCHER_SIGNERS,
      acts: [
        act('answer', {
          ...{ label: AUDIT.reply, route: answerFinding, asks: [answer] },
          body: (answers) => ({ version, answer: answers.answer ?? '' }),
        }),
      ],
    };
  }
  if (state !== 'answered') return { roles: [], acts: [] };
  const settled = (isMended: boolean) => () => ({ version, isMended });
  return {
    roles: SECOND_READERS,
    acts: [
      act('mended', { label: AUDIT.mended, route: settleFinding, body: settled(true) }),
      act('not', { label: AUDIT.notMended, route: settleFinding, body: settled(false) }),
    ],
  };
}

function Audited({ villageCode, of }: { villageCode: string; of: AuditedVoucher }) {
  const { voucherId, voucherNo, on, totalFen, summary, reasons, state, mayStep, reversedBy } = of;
  const { word, tone } = AUDIT.states[state];
  const { roles, acts } = nextOf(villageCode, of);
  const isTheirs = holds(useMe()?.grants ?? [], roles, villageCode);
  return (
    <>
      <Card flush>
        <Row
          title={`${voucherNo} · ${summary}`}
          note={[formatDay(on, yearOf(on)), formatFen(totalFen), reversedBy && AUDIT.reversed]
            .filter(Boolean)
            .join(' · ')}
          value={<StatusTag tone={tone}>{word}</StatusTag>}
          onClick={() => openPage('accounts/voucher', { villageCode, year: yearOf(on), voucherId })}
        />
        <Facts
          of={[
            [AUDIT.why, reasons.map((reason) => AUDIT.reasons[reason]).join('、')],
            [AUDIT.readBy, of.readBy],
            [AUDIT.finding, of.finding],
            [AUDIT.answer, of.answer],
            [AUDIT.answeredBy, of.answeredBy],
            [AUDIT.settledBy, of.settledBy],
          ]}
        />
        {isTheirs && !mayStep && <View className="desk-nothing muted">{AUDIT.notYours}</View>}
      </Card>
      {isTheirs && mayStep && <Acts villageCode={villageCode} acts={acts} title={AUDIT.acts} note={AUDIT.actNote} />}
    </>
  );
}

/** 检查: the vouchers of a month that a second person reads. */
export function AuditQueue({ villageCode }: { villageCode: string }) {
  const now = yearMonthOf(dayInChina(new Date().toISOString()));
  // The month before is the one that is closed next.
  const [month, setMonth] = useState(addMonths(now, -1));
  const params = { villageCode, year: yearOf(month), month: monthOf(month) };
  const answer = useAnswer(listAuditQueue, { params }, { staleTime: ALWAYS });
  const step = (by: 1 | -1) => {
    const to = addMonths(month, by);
    return to > now
      ? {}
      : { [by < 0 ? 'back' : 'forward']: { label: AUDIT.step(monthOf(to)), onPress: () => setMonth(to) } };
  };
  return (
    <>
      <Stepper {...step(-1)} {...step(1)}>
        {AUDIT.month(yearOf(month), monthOf(month))}
      </Stepper>
      <Answer of={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="check" title={AUDIT.none} />
          ) : (
            <>
              {items.map((each) => (
                <Audited key={each.voucherId} villageCode={villageCode} of={each} />
              ))}
            </>
          )
        }
      </Answer>
      <View className="note">{AUDIT.note}</View>
    </>
  );
}
