import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import type { BoundPerson } from '@shared/identity/identity';
import { useParams } from '@/platform/navigate';
import { AnswerPage } from '@/ui/layout/whole-page';
import { monthWords } from '@/ui/words/by-month';
import { Card, SectionTitle } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Money } from '@/ui/words/money';
import { SearchBox } from '@/ui/forms/search-box';
import { EmptyState } from '@/ui/layout/states';
import { HOUSEHOLD, PAYMENTS } from '../copy';
import { ofBound } from '../not-bound';
import { usePaymentPages, usePaymentYears } from '../use-payments';
import { paidByMonth, paymentsNamed } from './months';
import { Papers } from './papers';
import { PaymentRow } from './payment-row';
import { Returned } from './returned';
import { YearTotal } from './year-total';

/** 明白钱: what came this year, from which programs, and each payment; mine, or with `personId` those of a member of my household. */
function Payments({ person }: { person: BoundPerson }) {
  const thisYear = new Date().getFullYear();
  const params = useParams<'year' | 'personId' | 'name'>();
  const { personId, name } = params;
  const [year, setYear] = useState(Number(params.year) || thisYear);
  const years = usePaymentYears(personId);
  const pages = usePaymentPages(personId, year);
  const [typed, setTyped] = useState('');
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const looking = typed.trim() !== '';
  // What is looked for may be further down: a year of one person is a few pages.
  useEffect(() => {
    if (looking && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [looking, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <AnswerPage of={years}>
      {(data) => (
        <>
          {name && <View className="payments-whose">{HOUSEHOLD.payments(name)}</View>}
          <Returned payments={data.returned ?? []} personId={personId} />
          <YearTotal years={data.years} last={data.last} year={year} onYear={setYear} mine={!personId} />
          <Papers years={data.years} year={year} personId={personId} person={person} />
          <SearchBox value={typed} onChange={setTyped} placeholder={PAYMENTS.find} max={20} />
          <InfiniteList
            of={pages}
            empty={<EmptyState icon="wallet" title={PAYMENTS.empty(year)} note={PAYMENTS.emptyNote} />}
          >
            {(items) =>
              paidByMonth(paymentsNamed(items, typed), !pages.hasNextPage).map(({ month, payments, arrivedFen }) => (
                <Card key={month} flush className="payments-month">
                  <SectionTitle>{monthWords(month, year)}</SectionTitle>
                  {arrivedFen !== undefined && (
                    <View className="note payments-sum">
                      {PAYMENTS.month(typed.trim())} <Money fen={arrivedFen} />
                    </View>
                  )}
                  {payments.map((payment) => (
                    <PaymentRow key={payment.paymentId} payment={payment} personId={personId} />
                  ))}
                </Card>
              ))
            }
          </InfiniteList>
        </>
      )}
    </AnswerPage>
  );
}

export default ofBound(Payments);
