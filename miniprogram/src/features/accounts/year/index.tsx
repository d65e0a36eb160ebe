import { Text, View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import { showVillageYear } from '@shared/accounts/accounts';
import { shortVillageName } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { useAnswer } from '@/platform/server/answers';
import { openPage, useParams } from '@/platform/navigate';
import { useVillage } from '@/platform/village';
import { Answer } from '@/ui/words/answer';
import { aria } from '@/ui/aria';
import { Button } from '@/ui/button';
import { DayText } from '@/ui/words/day-text';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { YearStepper } from '@/ui/forms/stepper';
import { ofVillage } from '../choose-village';
import { YEAR } from '../copy';
import { BookDoors } from './book-doors';
import { ByAccount } from './by-account';
import { Months } from './months';
import { Owned } from './owned';
import { Read } from './read';
import { Totals } from './totals';
import './year.css';

const isNotThere = (error: unknown) => error instanceof AppError && error.code === 'notFound';

function VillageYearPage({ villageCode }: { villageCode: string }) {
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(Number(useParams<'year'>().year) || thisYear);
  const mine = useVillage();
  const answer = useAnswer(showVillageYear, { params: { villageCode, year } }, { keep: true });
  const { data } = answer;
  const name = shortVillageName(data?.villageName ?? (mine?.villageCode === villageCode ? mine.name : ''));
  // Where a year has no book: the year before this one, or back to this one.
  const other = year >= thisYear ? year - 1 : thisYear;
  const town = data?.townName ?? (mine?.villageCode === villageCode ? mine.townName : undefined);

  useShareAppMessage(() => ({
    title: YEAR.shareTitle(name, year),
    path: `/features/accounts/year/index?villageCode=${villageCode}&year=${year}`,
  }));

  return (
    <Page className="year-page">
      <View className="year-head">
        <View className="year-village">
          <View className="year-name">{name || '\u00a0'}</View>
          {town && <View className="note">{town}</View>}
        </View>
        <View className="year-change" onClick={() => openPage('accounts/villages')} {...aria({ role: 'link' })}>
          {YEAR.change}
        </View>
      </View>
      <YearStepper years={data?.years ?? [year, thisYear]} year={year} onChange={setYear} />
      <Answer
        of={answer}
        failed={(error) =>
          isNotThere(error) && (
            <EmptyState
              icon="book"
              title={YEAR.noBook(year)}
              note={YEAR.noBookNote}
              action={YEAR.before(other)}
              onAction={() => setYear(other)}
            />
          )
        }
      >
        {(book) => (
          <>
            <Totals book={book} />
            <Read villageCode={villageCode} year={year} />
            <Months key={year} book={book} />
            <ByAccount book={book} />
            <Owned book={book} />
            <BookDoors book={book} />
            <View className="year-published note">
              <Text>{`${YEAR.published} `}</Text>
              <DayText value={book.publishedAt} />
            </View>
            {process.env.TARO_ENV === 'weapp' && (
              <Button look="quiet" openType="share">
                {YEAR.share}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

/** 明白账: a village's year. What it has, what came in and went out, for what, and what it owns. */
export default ofVillage(VillageYearPage);
