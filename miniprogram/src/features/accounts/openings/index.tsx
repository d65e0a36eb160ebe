import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import {
  BOOKKEEPERS,
  type ChartAccount,
  listChartAccounts,
  setOpeningBalances,
  showTrialBalance,
  type TrialBalance,
} from '@shared/accounts/books';
import { formatFen } from '@shared/money';
import { holds } from '@shared/roles';
import { A_DAY, ALWAYS, askAgain, useAnswer } from '@/platform/server/answers';
import { fieldErrors, sayError } from '@/platform/server/call';
import { goBack, useParams } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { useChange } from '@/platform/server/use-change';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Card } from '@/ui/layout/card';
import { TextInput } from '@/ui/forms/field';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { StatusTag } from '@/ui/words/status-tag';
import { BALANCES } from '../books-copy';
import { AccountPicker } from '../desk/account-picker';
import { DESK, ENTER, OPENINGS } from '../desk/copy';
import { bookChanged } from '../desk/pending-list';
import '../desk/desk.css';
import { openingsOf, sidesOf, type TypedOpening, typedOf } from './typed';
import './openings.css';

const openedOf = ({ rows }: TrialBalance): TypedOpening[] =>
  rows
    .filter(({ opening }) => opening.debitFen + opening.creditFen > 0)
    // A parent shows the sum of its sub-accounts; what is kept is theirs.
    .filter(
      ({ accountCode }) =>
        !rows.some((row) => row.accountCode !== accountCode && row.accountCode.startsWith(accountCode)),
    )
    .map(({ accountCode, accountName, opening }) => typedOf({ accountCode, accountName, ...opening }));

interface Props {
  villageCode: string;
  balance: TrialBalance;
  accounts: readonly ChartAccount[];
}

function Openings({ villageCode, balance: { year, version, ...balance }, accounts }: Props) {
  const [lines, setLines] = useState(() => openedOf({ year, version, ...balance }));
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const { debitFen, creditFen, moreFen } = sidesOf(lines);
  const fixed = balance.closedThrough > 0;
  const save = useChange({
    act: (sendOnce, balances: NonNullable<ReturnType<typeof openingsOf>['balances']>) =>
      sendOnce(setOpeningBalances, { params: { villageCode, year }, body: { version, balances } }),
    done: OPENINGS.saved,
    onSuccess: () => {
      bookChanged();
      askAgain(showTrialBalance);
      goBack();
    },
  });
  const change = (place: number, part: Partial<TypedOpening>) => {
    setWrong(new Set());
    save.reset();
    setLines(lines.map((line, index) => (index === place ? { ...line, ...part } : line)));
  };
  const add = ({ code, name }: ChartAccount) => {
    if (!lines.some(({ accountCode }) => accountCode === code))
      setLines([...lines, { accountCode: code, accountName: name, debit: '', credit: '' }]);
  };
  const submit = () => {
    const read = openingsOf(lines);
    setWrong(read.wrong ?? new Set());
    if (read.balances) save.mutate(read.balances);
  };
  const failed = save.error && (Object.values(fieldErrors(save.error))[0] ?? sayError(save.error));
  return (
    <>
      <Card>
        <View>{OPENINGS.of(year)}</View>
        <View className="note">{fixed ? OPENINGS.fixed : OPENINGS.note}</View>
      </Card>
      <Card>
        {lines.map(({ accountCode, accountName, debit, credit }, place) => (
          <View key={accountCode} className="openings-line">
            <View className="openings-name">{`${accountCode} ${accountName}`}</View>
            {fixed ? (
              <View className="note">{`${debit ? BALANCES.debit : BALANCES.credit} ¥${debit || credit}`}</View>
            ) : (
              <View className="openings-sides">
                {(['debit', 'credit'] as const).map((side) => (
                  <View key={side} className="openings-side">
                    <TextInput
                      type="digit"
                      value={side === 'debit' ? debit : credit}
                      onChange={(typed) => change(place, { [side]: typed })}
                      placeholder={ENTER[side]}
                      max={14}
                      label={`${accountName}${ENTER[side]}`}
                    />
                  </View>
                ))}
              </View>
            )}
            {wrong.has(accountCode) && <View className="openings-wrong">{OPENINGS.wrong}</View>}
          </View>
        ))}
        {!fixed && <AccountPicker accounts={accounts} value="" onPick={add} />}
        <View className="openings-sums">
          <Text>{`${ENTER.debits} ${formatFen(debitFen)}`}</Text>
          <Text>{`${ENTER.credits} ${formatFen(creditFen)}`}</Text>
          <StatusTag tone={moreFen === 0 ? 'good' : 'wait'}>
            {moreFen === 0 ? BALANCES.even : ENTER.differ(formatFen(Math.abs(moreFen)))}
          </StatusTag>
        </View>
        {failed && <View className="openings-wrong">{failed}</View>}
        {!fixed && (
          <Button loading={save.isPending} disabled={moreFen !== 0 || lines.length === 0} onClick={submit}>
            {OPENINGS.save}
          </Button>
        )}
      </Card>
    </>
  );
}

/** 期初余额: what each account of a village's first book opens with, typed all at once, until its first month is closed. */
export default function OpeningsPage() {
  const { villageCode, year } = useParams<'villageCode' | 'year'>();
  const may = holds(useMe()?.grants ?? [], BOOKKEEPERS, villageCode);
  const chart = useAnswer(listChartAccounts, {}, { keep: true, staleTime: A_DAY });
  const answer = useAnswer(
    showTrialBalance,
    { params: { villageCode, year: Number(year) }, query: {} },
    { enabled: may, staleTime: ALWAYS },
  );
  return (
    <Page>
      {may ? (
        <Answer of={answer}>
          {(balance) => (
            <Openings
              key={balance.version}
              villageCode={villageCode}
              balance={balance}
              accounts={chart.data?.items ?? []}
            />
          )}
        </Answer>
      ) : (
        <EmptyState icon="lock" {...DESK.notYours} />
      )}
    </Page>
  );
}
