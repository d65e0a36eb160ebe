import { useState } from 'react';
import { compareVillage } from '@shared/accounts/comparison';
import { AppError } from '@shared/errors';
import { useAnswer } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { Answer } from '@/ui/words/answer';
import { Page } from '@/ui/layout/page';
import { EmptyState } from '@/ui/layout/states';
import { YearStepper } from '@/ui/forms/stepper';
import { ofVillage } from '../choose-village';
import { COMPARE } from './copy';
import { LastYear } from './last-year';
import { Town } from './town';
import './compare.css';

function Compare({ villageCode }: { villageCode: string }) {
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(Number(useParams<'year'>().year) || thisYear);
  const answer = useAnswer(compareVillage, { params: { villageCode, year } }, { keep: true });
  return (
    <Page>
      <YearStepper years={answer.data?.years ?? [year, thisYear]} year={year} onChange={setYear} />
      <Answer
        of={answer}
        failed={(error) =>
          error instanceof AppError &&
          error.code === 'notFound' && <EmptyState icon="book" title={COMPARE.noBook(year)} />
        }
      >
        {(comparison) =>
          comparison.throughMonth === 0 ? (
            <EmptyState icon="book" title={COMPARE.nothing} />
          ) : (
            <>
              <LastYear of={comparison} villageCode={villageCode} />
              <Town of={comparison} villageCode={villageCode} />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

/** 比一比: a year beside the one before, and beside the middle of the town. */
export default ofVillage(Compare);
