import { View } from '@tarojs/components';
import { useState } from 'react';
import { Direction, listEntries, showVillageYear } from '@shared/accounts/accounts';
import { useAnswer, useAnswerPages } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { aria } from '@/ui/aria';
import { byMonth, monthWords } from '@/ui/words/by-month';
import { Card, SectionTitle } from '@/ui/layout/card';
import { Choice } from '@/ui/forms/choice';
import { Icon } from '@/ui/icon';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Sheet } from '@/ui/layout/sheet';
import { EmptyState } from '@/ui/layout/states';
import { ofVillage } from '../choose-village';
import { DIRECTION, ENTRIES } from '../copy';
import { EntryRow } from '../entry-row';
import type { Shown } from './kept-sums';
import { Sums } from './sums';
import './entries.css';

const ALL = 'all';
const DIRECTIONS = [
  { value: ALL, label: ENTRIES.all },
  { value: 'income', label: DIRECTION.income },
  { value: 'expense', label: DIRECTION.expense },
] as const;

interface MonthProps {
  year: number;
  month: string | undefined;
  onChange: (month: string | undefined) => void;
}

/** The month shown, and a sheet to choose another. */
function MonthPicker({ year, month, onChange }: MonthProps) {
  const [open, setOpen] = useState(false);
  const options = [
    { value: ALL, label: ENTRIES.wholeYear },
    ...Array.from({ length: 12 }, (_, index) => ({
      value: `${year}-${`0${index + 1}`.slice(-2)}`,
      label: `${index + 1}月`,
    })),
  ];
  const choose = (value: string) => {
    onChange(value === ALL ? undefined : value);
    setOpen(false);
  };
  return (
    <>
      <View className="entries-month" onClick={() => setOpen(true)} {...aria({ role: 'button' })}>
        {month ? monthWords(month, year) : ENTRIES.wholeYear}
        <Icon name="down" />
      </View>
      <Sheet open={open} title={ENTRIES.pickMonth} onClose={() => setOpen(false)}>
        <Choice options={options} value={month ?? ALL} onChange={choose} label={ENTRIES.pickMonth} />
      </Sheet>
    </>
  );
}

function Entries({ villageCode }: { villageCode: string }) {
  const params = useParams<'year' | 'direction' | 'month' | 'accountCode' | 'accountName'>();
  const year = Number(params.year) || new Date().getFullYear();
  const [shown, setShown] = useState<Shown>({
    direction: Direction.options.find((one) => one === params.direction),
    month: params.month || undefined,
    accountCode: params.accountCode || undefined,
  });
  const change = (part: Partial<Shown>) => setShown({ ...shown, ...part });
  // What is not asked for is left out: a query's key and its address are then the same for the same question.
  const query = Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined));
  const book = useAnswer(showVillageYear, { params: { villageCode, year } }, { keep: true });
  const pages = useAnswerPages(listEntries, { params: { villageCode, year }, query }, { keep: true });

  return (
    <Page>
      <View className="entries-filters">
        {shown.accountCode ? (
          <View
            className="entries-account"
            onClick={() => change({ accountCode: undefined })}
            {...aria({ role: 'button', label: `${params.accountName}，${ENTRIES.clear}` })}
          >
            {params.accountName || ENTRIES.all}
            <Icon name="close" />
          </View>
        ) : (
          <Choice
            options={DIRECTIONS}
            value={shown.direction ?? ALL}
            onChange={(value) => change({ direction: value === ALL ? undefined : value })}
          />
        )}
        <MonthPicker year={year} month={shown.month} onChange={(month) => change({ month })} />
      </View>
      <View
        className="entries-search"
        onClick={() => openPage('accounts/search', { villageCode })}
        {...aria({ role: 'link' })}
      >
        <Icon name="search" />
        {ENTRIES.search}
      </View>
      <Sums book={book.data} shown={shown} year={year} pages={pages.hasNextPage ? undefined : pages.data?.pages} />
      <InfiniteList of={pages} empty={<EmptyState icon="book" {...ENTRIES.empty} />}>
        {(items) =>
          byMonth(items, (entry) => entry.occurredOn).map(({ month, items: entries }) => (
            <Card key={month} flush className="entries-group">
              <SectionTitle>{monthWords(month, year)}</SectionTitle>
              {entries.map((entry) => (
                <EntryRow key={entry.entryId} entry={entry} villageCode={villageCode} year={year} />
              ))}
            </Card>
          ))
        }
      </InfiniteList>
    </Page>
  );
}

/** 收支明细: a year's entries, by direction, month or account, with the sum of what is shown above them. */
export default ofVillage(Entries);
