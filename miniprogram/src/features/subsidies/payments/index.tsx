import { useState } from 'react';
import { listMyPayments, showMyPaymentYears } from '@shared/subsidies';
import { useAnswer, useAnswerPages } from '@/platform/answers';
import { useParams } from '@/platform/navigate';
import { useMe } from '@/platform/session';
import { Answer } from '@/ui/answer';
import { byMonth, monthWords } from '@/ui/by-month';
import { Card, SectionTitle } from '@/ui/card';
import { InfiniteList } from '@/ui/infinite-list';
import { Page } from '@/ui/page';
import { EmptyState } from '@/ui/states';
import { PAYMENTS } from '../copy';
import { NotBound } from '../not-bound';
import { PaymentRow } from './payment-row';
import { YearTotal } from './year-total';

/** 明白钱: what came this year, from which programs, and each payment. */
function MyPayments() {
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(Number(useParams().year) || thisYear);
  const years = useAnswer(showMyPaymentYears, {}, { keep: true });
  const pages = useAnswerPages(listMyPayments, { query: { year } }, { keep: true });
  return (
    <Page asOf={years.dataUpdatedAt}>
      <Answer of={years}>
        {(data) => (
          <>
            <YearTotal years={data.years} last={data.last} year={year} onYear={setYear} />
            <InfiniteList
              of={pages}
              empty={<EmptyState icon="wallet" title={PAYMENTS.empty(year)} note={PAYMENTS.emptyNote} />}
            >
              {(items) =>
                byMonth(items, (payment) => payment.paidOn).map(({ month, items: payments }) => (
                  <Card key={month} flush className="payments-month">
                    <SectionTitle>{monthWords(month, year)}</SectionTitle>
                    {payments.map((payment) => (
                      <PaymentRow key={payment.paymentId} payment={payment} />
                    ))}
                  </Card>
                ))
              }
            </InfiniteList>
          </>
        )}
      </Answer>
    </Page>
  );
}

export default function PaymentsPage() {
  if (useMe()?.person) return <MyPayments />;
  return (
    <Page>
      <NotBound />
    </Page>
  );
}
