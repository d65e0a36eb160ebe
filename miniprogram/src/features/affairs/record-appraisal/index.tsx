import { listAppraisals, recordAppraisal } from '@shared/affairs/appraisals';
import { listCadres } from '@shared/identity/identity';
import { holds } from '@shared/roles';
import { useAnswer } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { useVillage } from '@/platform/village';
import { EmptyPage } from '@/ui/layout/whole-page';
import { Answer } from '@/ui/words/answer';
import { Page } from '@/ui/layout/page';
import { Skeleton } from '@/ui/layout/states';
import { RECORD_APPRAISAL } from '../appraisal-copy';
import { WriteAppraisal } from './write-appraisal';
import '../affairs.css';

const LOADING = (
  <Page>
    <Skeleton />
  </Page>
);

function First({ villageCode }: { villageCode: string }) {
  const cadres = useAnswer(listCadres, { params: { villageCode } });
  const held = useAnswer(listAppraisals, { params: { villageCode } });
  return (
    <Answer of={cadres} loading={LOADING}>
      {({ items }) =>
        items.length > 0 ? (
          <WriteAppraisal villageCode={villageCode} cadres={items} held={held.data?.items ?? []} />
        ) : (
          <EmptyPage icon="people" {...RECORD_APPRAISAL.noCadres} />
        )
      }
    </Answer>
  );
}

function Correction({ villageCode, year, number }: { villageCode: string; year: string; number: string }) {
  const answer = useAnswer(listAppraisals, { params: { villageCode } });
  return (
    <Answer of={answer} loading={LOADING}>
      {({ items }) => {
        const corrects = items.find((one) => String(one.year) === year && String(one.number) === number);
        const counts = corrects?.records[corrects.records.length - 1];
        return corrects && counts ? (
          <WriteAppraisal
            key={corrects.version}
            villageCode={villageCode}
            cadres={[...counts.people, ...counts.exempt]}
            held={[]}
            corrects={corrects}
          />
        ) : (
          <First villageCode={villageCode} />
        );
      }}
    </Answer>
  );
}

/** Whoever may records a 民主评议, or puts one right. */
export default function RecordAppraisalPage() {
  const params = useParams<'villageCode' | 'year' | 'number'>();
  const mine = useVillage()?.villageCode;
  const villageCode = params.villageCode || mine || '';
  const grants = useMe()?.grants ?? [];
  if (!holds(grants, recordAppraisal.access, villageCode))
    return <EmptyPage icon="lock" title={RECORD_APPRAISAL.notYours} />;
  return params.year ? (
    <Correction villageCode={villageCode} year={params.year} number={params.number || '1'} />
  ) : (
    <First villageCode={villageCode} />
  );
}
