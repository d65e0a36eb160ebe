import { View } from '@tarojs/components';
import {
  listReviews,
  type MyAnswer,
  type MyReview,
  type MyTask,
  type Pledge,
  type Review,
  showMyReview,
  showSubjectScore,
  type SubjectKind,
} from '@shared/reviews/reviews';
import { holds } from '@shared/roles';
import { useAnswer, useAnswerPages } from '@/platform/server/answers';
import { useParams } from '@/platform/navigate';
import { useMe } from '@/platform/server/session';
import { Answer } from '@/ui/words/answer';
import { Card, SectionTitle } from '@/ui/layout/card';
import { InfiniteList } from '@/ui/layout/infinite-list';
import { Page } from '@/ui/layout/page';
import { Skeleton } from '@/ui/layout/states';
import { copy } from '../copy';
import { Mine, MyReviewCard, WhyNot } from '../my-review';
import { MakePledge } from '../pledges/make-pledge';
import { MyPledge } from '../pledges/my-pledge';
import { PledgeCards } from '../pledges/pledge-cards';
import { Comment, type Reader } from '../reception/comment';
import { MyFlags } from '../reception/my-flags';
import { ScoreCard } from '../score-card';
import { type Subject, useSubject, useSubjectName } from '../use-subject-name';
import { BurstNotices } from './burst-notices';
import '../reviews.css';

const KINDS: readonly SubjectKind[] = ['cadre', 'work', 'notice', 'policy', 'project', 'subsidy'];

function Everyone({ subject, isRated }: { subject: Subject; isRated: boolean }) {
  const score = useAnswer(showSubjectScore, { params: subject }, { keep: true });
  return (
    <Answer of={score} loading={<Skeleton cards={1} />}>
      {(known) => (
        <>
          <BurstNotices bursts={known.bursts} />
          <ScoreCard score={known.score} tags={known.tags} title={copy.everyone} note={copy.fromAll} />
          <PledgeCards pledges={known.pledges} />
          {isRated && known.score && !isUnderway(known.pledges?.[0]) && <MakePledge subject={subject} />}
        </>
      )}
    </Answer>
  );
}

/** What was promised has no result yet. */
const isUnderway = (pledge: Pledge | undefined): boolean => pledge?.state === 'open' || pledge?.state === 'asking';

function Others({ mine, subject, reader }: { subject: Subject; mine: readonly string[]; reader: Reader }) {
  const reviews = useAnswerPages(listReviews, { params: subject });
  const nobody = <View className="note">{copy.noOthers}</View>;
  return (
    <InfiniteList of={reviews} empty={<Card>{nobody}</Card>}>
      {(items: Review[]) => {
        const others = items.filter(({ reviewId }) => !mine.includes(reviewId));
        if (others.length === 0) return <Card>{nobody}</Card>;
        return (
          <Card flush>
            {others.map((review) => (
              <Comment key={review.reviewId} review={review} reader={reader} />
            ))}
          </Card>
        );
      }}
    </InfiniteList>
  );
}

function Earlier({
  subject,
  title,
  earlier,
  tasks,
  answers,
  refresh,
}: {
  subject: Subject;
  title: string;
  earlier: MyReview[];
  tasks: readonly MyTask[] | undefined;
  answers: readonly MyAnswer[] | undefined;
  refresh: () => Promise<unknown>;
}) {
  if (earlier.length === 0) return null;
  return (
    <>
      <SectionTitle>{title}</SectionTitle>
      {earlier.map((review) => (
        <Card key={review.reviewId}>
          <Mine subject={subject} mine={review} tasks={tasks} answers={answers} refresh={refresh} />
        </Card>
      ))}
    </>
  );
}

/** One subject with its score, my review of the quarter and everyone else's. */
function Judge({ subject }: { subject: Subject }) {
  const me = useMe();
  const isCadre = holds(me?.grants ?? [], ['cadre'], subject.villageCode);
  const mayReview = !isCadre && holds(me?.grants ?? [], ['resident'], subject.villageCode);
  const { name, note } = useSubjectName(subject);
  const mine = useAnswer(showMyReview, { params: subject }, { enabled: me?.person !== undefined });
  const known = mine.data ? [...(mine.data.review ? [mine.data.review] : []), ...mine.data.earlier] : [];
  const isCadreJudged = subject.subjectKind === 'cadre';
  const reader = {
    isCadreJudged,
    isRated: isCadre && (!isCadreJudged || me?.person?.personId === subject.subjectId),
    isKnown: me?.person !== undefined,
    flags: mine.data?.flags ?? [],
    isNeighbour: mayReview,
    useful: mine.data?.useful ?? [],
  };
  const refresh = () => mine.refetch();

  return (
    <Page>
      <View className="reviews-subject">
        <View className="reviews-name">{name}</View>
        <View className="note">{note}</View>
      </View>
      <Everyone subject={subject} isRated={reader.isRated} />
      <MyPledge subject={subject} asked={mine.data?.pledge} refresh={refresh} />
      <SectionTitle>{copy.mine}</SectionTitle>
      {mayReview ? (
        <Answer of={mine} loading={<Skeleton cards={1} />}>
          {({ review, earlier, tasks, answers }) => (
            <>
              <MyReviewCard subject={subject} mine={review} tasks={tasks} answers={answers} refresh={refresh} />
              <Earlier
                subject={subject}
                title={copy.earlier}
                earlier={earlier}
                tasks={tasks}
                answers={answers}
                refresh={refresh}
              />
            </>
          )}
        </Answer>
      ) : (
        <>
          <WhyNot me={me} isCadre={isCadre} />
          <Earlier
            subject={subject}
            title={copy.given}
            earlier={known}
            tasks={mine.data?.tasks}
            answers={mine.data?.answers}
            refresh={refresh}
          />
        </>
      )}
      <MyFlags flags={mine.data?.flags} />
      <SectionTitle>{copy.others}</SectionTitle>
      <Others subject={subject} mine={known.map(({ reviewId }) => reviewId)} reader={reader} />
    </Page>
  );
}

export default function SubjectPage() {
  const { villageCode, kind, id } = useParams<'villageCode' | 'kind' | 'id'>();
  const subject = useSubject({ villageCode, kind: KINDS.find((one) => one === kind) ?? 'cadre', id });
  return subject ? (
    <Judge subject={subject} />
  ) : (
    <Page>
      <Skeleton cards={2} />
    </Page>
  );
}
