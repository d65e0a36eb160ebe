import { View } from '@tarojs/components';
import type { VoucherLine } from '@shared/accounts/accounts';
import { formatAmount } from '@shared/money';
import { PENDING } from './copy';

const amount = (fen: number) => (fen === 0 ? '' : formatAmount(fen));

interface Props {
  /** With the other party where the reader may be told: as it will be kept. */
  lines: readonly (VoucherLine & { counterparty?: string | undefined })[];
  totalFen: number;
}

/** A voucher's lines as accountants lay them out; on a phone each line takes two. */
export const LinesTable = ({ lines, totalFen }: Props) => (
  <View className="desk-table">
    <View className="desk-row desk-head">
      <View className="desk-summary">{PENDING.summary}</View>
      <View className="desk-account">{PENDING.account}</View>
      <View className="desk-amount">{PENDING.debit}</View>
      <View className="desk-amount">{PENDING.credit}</View>
    </View>
    {lines.map(({ summary, counterparty, accountCode, accountName, debitFen, creditFen }, place) => (
      <View key={place} className="desk-row">
        <View className="desk-summary">
          {summary}
          {counterparty && <View className="note">{PENDING.payee(counterparty)}</View>}
        </View>
        <View className="desk-account">{`${accountCode} ${accountName}`}</View>
        <View className="desk-amount">{amount(debitFen)}</View>
        <View className="desk-amount">{amount(creditFen)}</View>
      </View>
    ))}
    <View className="desk-row desk-foot">
      <View className="desk-summary">{PENDING.total}</View>
      <View className="desk-account" />
      <View className="desk-amount">{amount(totalFen)}</View>
      <View className="desk-amount">{amount(totalFen)}</View>
    </View>
  </View>
);
