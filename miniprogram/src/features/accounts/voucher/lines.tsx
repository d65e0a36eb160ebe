import { Text, View } from '@tarojs/components';
import type { VoucherLine } from '@shared/accounts/accounts';
import { aria } from '@/ui/aria';
import { Icon } from '@/ui/icon';
import { Section } from '@/ui/layout/section';
import { Money } from '@/ui/words/money';
import { StatusTag } from '@/ui/words/status-tag';
import { VOUCHER } from '../copy';

interface Props {
  lines: readonly VoucherLine[];
  totalFen: number;
  /** Opens the vouchers behind an account. */
  onAccount: (line: VoucherLine) => void;
}

/** The debits and credits. Each opens its account. One line under the other: two columns of money do not fit a narrow phone. */
export function Lines({ lines, totalFen, onAccount }: Props) {
  return (
    <Section title={VOUCHER.lines} flush>
      {lines.map((line, index) => {
        const { accountName, summary, debitFen, creditFen } = line;
        const debit = debitFen !== 0;
        return (
          <View
            key={index}
            className="voucher-line row"
            hoverClass="row-press"
            onClick={() => onAccount(line)}
            {...aria({ role: 'link' })}
          >
            <StatusTag>{debit ? VOUCHER.debit : VOUCHER.credit}</StatusTag>
            <View className="row-main">
              <View>{accountName}</View>
              <View className="note">{summary}</View>
            </View>
            <Money fen={debit ? debitFen : creditFen} size="row" red />
            <Icon name="chevron" className="row-chevron" />
          </View>
        );
      })}
      <View className="voucher-line row">
        <View className="row-main">
          <Text>{VOUCHER.total}</Text>
          <View className="note">{VOUCHER.linesNote}</View>
        </View>
        <Money fen={totalFen} size="row" red />
      </View>
    </Section>
  );
}
