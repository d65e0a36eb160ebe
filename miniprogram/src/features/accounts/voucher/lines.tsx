import { Text, View } from '@tarojs/components';
import type { VoucherLine } from '@shared/accounts';
import { Card, SectionTitle } from '@/ui/card';
import { Money } from '@/ui/money';
import { StatusTag } from '@/ui/status-tag';
import { VOUCHER } from '../copy';

/** The debits and credits. One line under the other: two columns of money do not fit a narrow phone. */
export function Lines({ lines, totalFen }: { lines: readonly VoucherLine[]; totalFen: number }) {
  return (
    <>
      <SectionTitle>{VOUCHER.lines}</SectionTitle>
      <Card flush>
        {lines.map(({ accountName, summary, debitFen, creditFen }, index) => {
          const debit = debitFen > 0;
          return (
            <View key={index} className="voucher-line row">
              <StatusTag>{debit ? VOUCHER.debit : VOUCHER.credit}</StatusTag>
              <View className="row-main">
                <View>{accountName}</View>
                <View className="note">{summary}</View>
              </View>
              <Money fen={debit ? debitFen : creditFen} size="row" />
            </View>
          );
        })}
        <View className="voucher-line row">
          <View className="row-main">
            <Text>{VOUCHER.total}</Text>
            <View className="note">{VOUCHER.linesNote}</View>
          </View>
          <Money fen={totalFen} size="row" />
        </View>
      </Card>
    </>
  );
}
