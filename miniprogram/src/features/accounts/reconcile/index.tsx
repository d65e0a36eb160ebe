import { View } from '@tarojs/components';
import { useState } from 'react';
import { type BankReconciliation, showBankReconciliation } from '@shared/accounts/bank-reconciliation';
import { formatFen } from '@shared/money';
import { addMonths, dayInChina, yearMonthOf } from '@shared/time';
import { useParams } from '@/platform/navigate';
import { confirm } from '@/platform/notify';
import { ALWAYS, useAnswer } from '@/platform/server/answers';
import { sayError } from '@/platform/server/call';
import { Button } from '@/ui/button';
import { Stepper } from '@/ui/forms/stepper';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { Answer } from '@/ui/words/answer';
import { BANK, RECONCILE } from '../bank/copy';
import { useKeeps } from '../registers/act';
import { type Line, pickedOf, type Voucher } from './candidates';
import { Moved, OpenLines, VoucherWords } from './lines';
import { Sheet } from './sheet';
import { Shown } from './shown';
import { type OfAccount, type Reconciling, useReconciling } from './use-reconciling';
import '../bank/bank.css';

interface VouchersProps {
  of: readonly Voucher[];
  picked: ReadonlySet<string>;
  onPick: (voucherId: string) => void;
}

const Vouchers = ({ of, picked, onPick }: VouchersProps) => (
  <Shown of={of}>
    {(voucher) => (
      <Card key={voucher.voucherId}>
        <View className="reconcile-head">
          <VoucherWords of={voucher} />
          <Moved fen={voucher.signedFen} />
        </View>
        <View className="note">{RECONCILE.ageDays(voucher.ageDays)}</View>
        <View className="bank-actions">
          <Button
            small
            look="quiet"
            {...(picked.has(voucher.voucherId) && { icon: 'check' as const })}
            onClick={() => onPick(voucher.voucherId)}
          >
            {picked.has(voucher.voucherId) ? RECONCILE.picked : RECONCILE.pick}
          </Button>
        </View>
      </Card>
    )}
  </Shown>
);

/** What the book has and the bank has not; and, where both began unalike, what the bank may have done since. */
const OpenVouchers = ({ sheet, ...shared }: Omit<VouchersProps, 'of'> & { sheet: BankReconciliation }) => (
  <>
    <SectionTitle>
      {sheet.openVouchers.length > 0 ? RECONCILE.vouchers(sheet.openVouchers.length) : RECONCILE.noVouchers}
    </SectionTitle>
    <Vouchers of={sheet.openVouchers} {...shared} />
    {sheet.earlyVouchers.length > 0 && (
      <>
        <SectionTitle>{RECONCILE.early(sheet.earlyVouchers.length)}</SectionTitle>
        <View className="note">{RECONCILE.earlyNote}</View>
        <Vouchers of={sheet.earlyVouchers} {...shared} />
      </>
    )}
  </>
);

/** What was matched and is settled in this month; each can be taken back until the month is closed. */
function Matches({
  sheet: { matches },
  reconciling: { undo },
}: {
  sheet: BankReconciliation;
  reconciling: Reconciling;
}) {
  if (matches.length === 0) return null;
  const press = async (matchId: string) => {
    if (await confirm(RECONCILE.undoAsk, RECONCILE.undoNote)) undo.mutate(matchId);
  };
  return (
    <>
      <SectionTitle>{RECONCILE.matches(matches.length)}</SectionTitle>
      {undo.error && <View className="bank-error">{sayError(undo.error)}</View>}
      <Shown of={matches}>
        {({ matchId, voucherNos, sumFen, by, lineKeys }) => (
          <Card key={matchId}>
            <View className="reconcile-head">
              <View className="reconcile-words">
                <View>{voucherNos.join('、') || RECONCILE.cancelled}</View>
                <View className="note">
                  {[lineKeys.map((key) => key.slice(0, 10)).join('、'), RECONCILE.by(by)].filter(Boolean).join(' · ')}
                </View>
              </View>
              <Moved fen={sumFen} />
            </View>
            <View className="bank-actions">
              <Button small look="quiet" disabled={undo.isPending} onClick={() => void press(matchId)}>
                {RECONCILE.undo}
              </Button>
            </View>
          </Card>
        )}
      </Shown>
    </>
  );
}

interface PickedProps {
  lines: readonly Line[];
  vouchers: readonly Voucher[];
  reconciling: Reconciling;
  onClear: () => void;
}

/** What was chosen by hand on either side, and whether it is one sum. */
function Picked({ lines, vouchers, reconciling: { match }, onClear }: PickedProps) {
  if (lines.length + vouchers.length === 0) return null;
  const { linesFen, vouchersFen, differenceFen, isEven } = pickedOf(lines, vouchers);
  return (
    <View className="reconcile-picked">
      <Card>
        <View>{RECONCILE.pickedSum(lines.length, formatFen(linesFen), vouchers.length, formatFen(vouchersFen))}</View>
        <View className="note">
          {isEven
            ? RECONCILE.pickedEven
            : differenceFen === 0
              ? RECONCILE.pickNote
              : RECONCILE.pickedDiffer(formatFen(differenceFen))}
        </View>
        <View className="bank-actions">
          <Button
            small
            disabled={!isEven}
            loading={match.isPending}
            onClick={() => match.mutate([{ lines, vouchers }], { onSuccess: onClear })}
          >
            {RECONCILE.matchPicked}
          </Button>
          <Button small look="quiet" onClick={onClear}>
            {RECONCILE.clear}
          </Button>
        </View>
      </Card>
    </View>
  );
}

const toggled = (some: ReadonlySet<string>, one: string): ReadonlySet<string> => {
  const next = new Set(Array.from(some));
  if (!next.delete(one)) next.add(one);
  return next;
};
const NONE: ReadonlySet<string> = new Set();

function Month({ account, sheet }: { account: OfAccount; sheet: BankReconciliation }) {
  const [picked, setPicked] = useState(NONE);
  const reconciling = useReconciling(account);
  const pick = (one: string) => setPicked((before) => toggled(before, one));
  const shared = { sheet, reconciling, picked, onPick: pick };
  const { match } = reconciling;
  return (
    <>
      <Sheet of={sheet} account={account} />
      {match.error && <View className="bank-error">{sayError(match.error)}</View>}
      <View className="reconcile-columns">
        <View className="reconcile-column">
          <OpenLines {...shared} />
        </View>
        <View className="reconcile-column">
          <OpenVouchers sheet={sheet} picked={picked} onPick={pick} />
          <Matches {...shared} />
        </View>
      </View>
      <Picked
        lines={sheet.openLines.filter(({ lineKey }) => picked.has(lineKey))}
        vouchers={[...sheet.openVouchers, ...sheet.earlyVouchers].filter(({ voucherId }) => picked.has(voucherId))}
        reconciling={reconciling}
        onClear={() => setPicked(NONE)}
      />
    </>
  );
}

function Reconcile({ account, name }: { account: OfAccount; name: string }) {
  const now = yearMonthOf(dayInChina(new Date().toISOString()));
  // The month before is the one that is reconciled now.
  const [month, setMonth] = useState(useParams<'month'>().month || addMonths(now, -1));
  const answer = useAnswer(showBankReconciliation, { params: { ...account, month } }, { staleTime: ALWAYS });
  const step = (by: 1 | -1) => {
    const to = addMonths(month, by);
    return to > now
      ? {}
      : { [by < 0 ? 'back' : 'forward']: { label: RECONCILE.step(to), onPress: () => setMonth(to) } };
  };
  return (
    <>
      {name && <View>{name}</View>}
      <Stepper {...step(-1)} {...step(1)}>
        {RECONCILE.month(month)}
      </Stepper>
      <Answer of={answer}>{(sheet) => <Month key={month} account={account} sheet={sheet} />}</Answer>
    </>
  );
}

/** 对账 of a month: what the bank says and what the book says, line by line, until both are one and two have signed. */
export default function ReconcilePage() {
  const { villageCode, bankAccountId, name } = useParams<'villageCode' | 'bankAccountId' | 'name'>();
  const keeps = useKeeps(villageCode);
  return (
    <Page className="reconcile-page">
      {keeps ? (
        <Reconcile account={{ villageCode, bankAccountId }} name={name} />
      ) : (
        <EmptyState icon="lock" title={BANK.notYours} />
      )}
    </Page>
  );
}
