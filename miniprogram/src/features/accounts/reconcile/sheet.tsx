import { View } from '@tarojs/components';
import {
  type BankReconciliation,
  showBankReconciliation,
  signBankReconciliation,
} from '@shared/accounts/bank-reconciliation';
import { printBankReconciliation } from '@shared/accounts/papers';
import { formatFen } from '@shared/money';
import { formatDay } from '@shared/time';
import { confirm } from '@/platform/notify';
import { askAgain } from '@/platform/server/answers';
import { call, sayError } from '@/platform/server/call';
import { openDocument } from '@/platform/files/documents';
import { usePaper } from '@/platform/files/use-paper';
import { useChange } from '@/platform/server/use-change';
import { Button } from '@/ui/button';
import { RowCard } from '@/ui/layout/row-card';
import { Section } from '@/ui/layout/section';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { RECONCILE } from '../bank/copy';
import type { OfAccount } from './use-reconciling';

interface LineProps {
  label: string;
  fen: number;
  isFoot?: boolean;
}
const Line = ({ label, fen, isFoot }: LineProps) => (
  <View className={isFoot ? 'reconcile-row reconcile-foot' : 'reconcile-row'}>
    <View className="reconcile-words">{label}</View>
    <Money fen={fen} size="row" />
  </View>
);

/** Both sides of the sheet, from what each has to what both agree on. */
function Sides({ of: sheet }: { of: BankReconciliation }) {
  const { startDifferenceFen: start } = sheet;
  return (
    <View className="reconcile-sheet">
      <View className="reconcile-side">
        <Line label={RECONCILE.book} fen={sheet.bookFen} isFoot />
        <Line label={RECONCILE.bookIn} fen={sheet.bookInFen} />
        <Line label={RECONCILE.bookOut} fen={sheet.bookOutFen} />
        <Line label={RECONCILE.adjusted} fen={sheet.adjustedBookFen} isFoot />
      </View>
      <View className="reconcile-side">
        <Line label={RECONCILE.bank} fen={sheet.bankFen} isFoot />
        {start !== 0 && <Line label={RECONCILE.start} fen={-start} />}
        <Line label={RECONCILE.bankIn} fen={sheet.bankInFen} />
        <Line label={RECONCILE.bankOut} fen={sheet.bankOutFen} />
        <Line label={RECONCILE.adjusted} fen={sheet.adjustedBankFen} isFoot />
      </View>
    </View>
  );
}

function Signing({ of: sheet, account }: { of: BankReconciliation; account: OfAccount }) {
  const params = { ...account, month: sheet.month };
  const sign = useChange({
    act: (sendOnce) => sendOnce(signBankReconciliation, { params, body: { digest: sheet.digest } }),
    done: RECONCILE.didSign,
    onSettled: () => askAgain(showBankReconciliation),
  });
  const press = async () => {
    if (await confirm(RECONCILE.signAsk, RECONCILE.signNote)) sign.mutate();
  };
  const blocks = sheet.blocks.map((block) => RECONCILE.block[block](sheet));
  const { signedBy, checkedBy } = sheet;
  return (
    <View>
      {signedBy && (
        <View className="note">
          {[RECONCILE.signed(signedBy), checkedBy && RECONCILE.checked(checkedBy)].filter(Boolean).join(' · ')}
        </View>
      )}
      {checkedBy && <View>{RECONCILE.done}</View>}
      {!checkedBy && blocks.length > 0 && (
        <View>
          <View className="bank-error">{RECONCILE.blocks}</View>
          {blocks.map((each) => (
            <View key={each} className="note">{`· ${each}`}</View>
          ))}
        </View>
      )}
      {sign.error && <View className="bank-error">{sayError(sign.error)}</View>}
      {!checkedBy && blocks.length === 0 && (
        <View className="bank-actions">
          <Button small loading={sign.isPending} onClick={() => void press()}>
            {signedBy ? RECONCILE.check : RECONCILE.sign}
          </Button>
        </View>
      )}
      {signedBy && !checkedBy && <View className="note">{RECONCILE.waits}</View>}
    </View>
  );
}

/** 银行存款余额调节表 of a month: both ends, what blocks signing, and the two signatures. */
export function Sheet({ of: sheet, account }: { of: BankReconciliation; account: OfAccount }) {
  const differenceFen = sheet.adjustedBankFen - sheet.adjustedBookFen;
  const { busy, take } = usePaper();
  return (
    <>
      <Section title={RECONCILE.sheet}>
        <Sides of={sheet} />
        <View className="reconcile-tags">
          <StatusTag tone={differenceFen === 0 ? 'good' : 'bad'}>
            {differenceFen === 0 ? RECONCILE.even : RECONCILE.uneven(formatFen(Math.abs(differenceFen)))}
          </StatusTag>
        </View>
        <View className="note">
          {sheet.coveredThrough
            ? RECONCILE.covered(formatDay(sheet.coveredThrough, new Date().getFullYear()))
            : RECONCILE.notCovered}
        </View>
        <Signing of={sheet} account={account} />
      </Section>
      <RowCard
        icon="file"
        title={RECONCILE.print}
        {...(busy && { value: RECONCILE.making })}
        onClick={() =>
          void take(
            'sheet',
            () => call(printBankReconciliation, { params: { ...account, month: sheet.month } }),
            openDocument,
          )
        }
      />
    </>
  );
}
