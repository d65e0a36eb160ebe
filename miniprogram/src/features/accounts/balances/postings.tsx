import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { listPostings, type Posting } from '@shared/accounts/books';
import { useAnswerPages } from '@/platform/server/answers';
import { openPage } from '@/platform/navigate';
import { Section } from '@/ui/layout/section';
import { byMonth, monthWords } from '@/ui/words/by-month';
import { DayText } from '@/ui/words/day-text';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Money } from '@/ui/words/money';
import { Page } from '@/ui/layout/page';
import { Row } from '@/ui/layout/row';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { BALANCES, POSTINGS } from '../books-copy';
import { lastMonthOf, PeriodPicker } from '../period-picker';

const Amount = ({ posting: { debitFen, creditFen } }: { posting: Posting }) => (
  <View>
    {debitFen !== 0 && (
      <View className="balances-side">
        <StatusTag>{BALANCES.debit}</StatusTag>
        <Money fen={debitFen} size="row" red />
      </View>
    )}
    {creditFen !== 0 && (
      <View className="balances-side">
        <StatusTag>{BALANCES.credit}</StatusTag>
        <Money fen={creditFen} size="row" red />
      </View>
    )}
  </View>
);

interface Props {
  villageCode: string;
  year: number;
  accountCode: string;
  accountName: string;
  month: number | undefined;
}

/** 明细账: the vouchers that moved an account, cash or not. */
export function Postings({ villageCode, year, accountCode, accountName, month: given }: Props) {
  const [month, setMonth] = useState(given);
  const query = month ? { month: `${year}-${`0${month}`.slice(-2)}` } : {};
  const pages = useAnswerPages(listPostings, { params: { villageCode, year, accountCode }, query }, { keep: true });
  return (
    <Page>
      <View className="balances-bar">
        <View className="balances-year">{POSTINGS.title(accountName || accountCode)}</View>
        <PeriodPicker month={month} last={lastMonthOf(year)} whole onChange={setMonth} />
      </View>
      <InfiniteList of={pages} empty={<EmptyState icon="book" {...POSTINGS.empty} />}>
        {(items) =>
          byMonth(items, ({ occurredOn }) => occurredOn).map(({ month: key, items: postings }) => (
            <View key={key}>
              <Section title={monthWords(key, year)} flush>
                {postings.map((posting) => (
                  <Row
                    key={posting.voucherId}
                    title={posting.summary}
                    note={
                      <Text>
                        <DayText value={posting.occurredOn} />
                        {` · ${posting.voucherNo}${posting.reversal ? ` · ${POSTINGS.reversal}` : ''}`}
                      </Text>
                    }
                    value={<Amount posting={posting} />}
                    onClick={() => openPage('accounts/voucher', { villageCode, year, voucherId: posting.voucherId })}
                  />
                ))}
              </Section>
            </View>
          ))
        }
      </InfiniteList>
    </Page>
  );
}
