import { View } from '@tarojs/components';
import { useState } from 'react';
import { levelOf } from '@shared/divisions';
import { showReportStatistics, type ReportStatistics } from '@shared/reports/statistics';
import type { ReportCategory } from '@shared/reports/reports';
import { formatDay, monthOfYear } from '@shared/time';
import { useAnswer } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { useHeldOffice } from '@/platform/server/session';
import { EmptyPage } from '@/ui/layout/whole-page';
import { Answer } from '@/ui/words/answer';
import { Button } from '@/ui/button';
import { Page } from '@/ui/layout/page';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { EmptyState } from '@/ui/layout/states';
import { Stepper, YearStepper } from '@/ui/forms/stepper';
import { copy } from './copy';
import { Categories, Months, Offices } from './cuts';
import { FiguresCard, Sentences } from './figures-card';
import { TakeAway } from './take-away';
import './statistics.css';

/** Reports were first counted then; each year since can be looked at. */
const YEARS = 3;

function Statistics({ division, prints }: { division: string; prints: boolean }) {
  const today = new Date();
  const thisYear = today.getFullYear();
  const [year, setYear] = useState(thisYear);
  const [month, setMonth] = useState<string>();
  const [category, setCategory] = useState<ReportCategory>();
  const answer = useAnswer(
    showReportStatistics,
    { params: { division, year }, query: { month, category } },
    { keep: true },
  );
  const changeYear = (next: number) => {
    setYear(next);
    setMonth(undefined);
  };
  const lastMonth = year === thisYear ? today.getMonth() + 1 : 12;
  const step = (to: number) =>
    to >= 1 && to <= lastMonth
      ? { label: copy.see(`${to}月`), onPress: () => setMonth(monthOfYear(year, to)) }
      : undefined;
  const place = month ? Number(month.slice(5)) : 0;
  const back = step(place - 1);
  const forward = step(place + 1);
  const when = month
    ? `${year === thisYear ? '' : copy.wholeYear(year)}${copy.month(month)}`
    : year === thisYear
      ? '今年'
      : copy.wholeYear(year);
  // A month is printed when it is chosen; else the last that is over, or the first while it lasts.
  const printed = month ?? monthOfYear(year, year === thisYear ? Math.max(1, lastMonth - 1) : 12);

  return (
    <Page>
      {answer.data && <View className="statistics-name">{answer.data.name}</View>}
      {month ? (
        <>
          <Stepper {...(back && { back })} {...(forward && { forward })}>
            {`${year}年${copy.month(month)}`}
          </Stepper>
          <Button small look="quiet" onClick={() => setMonth(undefined)}>
            {copy.backToYear}
          </Button>
        </>
      ) : (
        <YearStepper
          years={Array.from({ length: YEARS }, (_, ago) => thisYear - ago)}
          year={year}
          onChange={changeYear}
        />
      )}
      {category && (
        <View className="statistics-only">
          <View>{copy.onlyCategory(CATEGORY_WORDS[category])}</View>
          <Button small look="quiet" onClick={() => setCategory(undefined)}>
            {copy.allCategories}
          </Button>
        </View>
      )}
      <Answer of={answer}>
        {(of) => (
          <View className="statistics-columns">
            <View className="statistics-side">
              <Headline of={of} when={when} />
              <TakeAway {...{ division, year, month, category }} printed={prints ? printed : undefined} />
              {of.countedAt && (
                <View className="note statistics-under">{copy.countedAt(formatDay(of.countedAt, thisYear))}</View>
              )}
            </View>
            <View className="statistics-main">
              <Months of={of} through={monthOfYear(year, lastMonth)} month={month} onChoose={setMonth} />
              {!category && <Categories of={of} onChoose={setCategory} />}
              <Offices of={of} />
            </View>
          </View>
        )}
      </Answer>
    </Page>
  );
}

function Headline({ of, when }: { of: ReportStatistics; when: string }) {
  const { figures } = of;
  if (figures)
    return (
      <>
        <Sentences of={{ ...of, figures }} when={when} />
        <FiguresCard of={figures} />
      </>
    );
  if (of.none) return <EmptyState title={copy.nothing(when)} note={copy.nothingNote} />;
  return <EmptyState icon="people" title={copy.tooFew(when)} note={copy.tooFewNote} />;
}

/** 办理统计: how reports are handled where I hold an office, or in a part of it. */
export default function StatisticsPage() {
  const asked = useParams<'division'>().division;
  const grant = useHeldOffice();
  if (!grant) return <EmptyPage icon="lock" {...copy.notForYou} />;
  const division = asked || grant.division;
  const prints = grant.role !== 'cadre' && levelOf(division) !== 'village';
  return <Statistics key={division} division={division} prints={prints} />;
}
