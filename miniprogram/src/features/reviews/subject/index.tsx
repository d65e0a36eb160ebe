import { View } from '@tarojs/components';
import { showNotice } from '@shared/notices';
import { listCadres } from '@shared/identity';
import { listReviews, type Review, showMyReview, showSubjectScore, type SubjectKind } from '@shared/reviews';
import { holds } from '@shared/roles';
import { useAnswer, useAnswerPages } from '@/platform/answers';
import { useParams } from '@/platform/navigate';
import { useMe } from '@/platform/session';
import { Answer } from '@/ui/answer';
import { Card, SectionTitle } from '@/ui/card';
import { InfiniteList } from '@/ui/infinite-list';
import { Page } from '@/ui/page';
import { Skeleton } from '@/ui/states';
import { copy } from '../copy';
import { MyReviewCard, WhyNot } from '../my-review';
import { ReviewText } from '../review-text';
import { ScoreCard } from '../score-card';
import '../reviews.css';

interface Subject {
  villageCode: string;
  subjectKind: SubjectKind;
  subjectId: string;
}

/** Who or what is judged: a cadre with the post, or a notice by its title. */
function useSubjectName({ villageCode, subjectKind, subjectId }: Subject): { name: string; note: string } {
  const isCadre = subjectKind === 'cadre';
  const cadres = useAnswer(listCadres, { params: { villageCode } }, { enabled: isCadre, keep: true });
  const notice = useAnswer(
    showNotice,
    { params: { villageCode, noticeId: subjectId } },
    { enabled: !isCadre, keep: true },
  );
  const cadre = cadres.data?.items.find(({ cadreId }) => cadreId === subjectId);
  return isCadre
    ? { name: cadre?.name ?? '', note: cadre?.title ?? copy.cadre }
    : { name: notice.data?.title ?? '', note: copy.notice };
}

interface OfNotice {
  villageCode: string;
  noticeId: string;
}
const publicSubject = ({ villageCode, noticeId }: OfNotice) =>
  ({ villageCode, subjectKind: 'notice', subjectId: noticeId }) as const;

function Everyone(notice: OfNotice) {
  const score = useAnswer(showSubjectScore, { params: publicSubject(notice) }, { keep: true });
  return (
    <Answer of={score} loading={<Skeleton cards={1} />}>
      {(known) => <ScoreCard score={known} title={copy.everyone} />}
    </Answer>
  );
}

function Others({ mine, ...notice }: OfNotice & { mine?: string }) {
  const reviews = useAnswerPages(listReviews, { params: publicSubject(notice) });
  const nobody = <View className="note">{copy.noOthers}</View>;
  return (
    <InfiniteList of={reviews} empty={<Card>{nobody}</Card>}>
      {(items: Review[]) => {
        const others = items.filter(({ reviewId }) => reviewId !== mine);
        if (others.length === 0) return <Card>{nobody}</Card>;
        return (
          <Card flush>
            {others.map((review) => (
              <View key={review.reviewId} className="reviews-one">
                <ReviewText review={review} />
              </View>
            ))}
          </Card>
        );
      }}
    </InfiniteList>
  );
}

/** One notice with its score, my review and everyone else's; of a cadre my own review alone. */
export default function SubjectPage() {
  const given = useParams<'villageCode' | 'kind' | 'id'>();
  const subject: Subject = {
    villageCode: given.villageCode,
    subjectKind: given.kind === 'notice' ? 'notice' : 'cadre',
    subjectId: given.id,
  };
  const isCadre = subject.subjectKind === 'cadre';
  const me = useMe();
  const mayReview = holds(me?.grants ?? [], ['resident'], subject.villageCode);
  const { name, note } = useSubjectName(subject);
  const mine = useAnswer(showMyReview, { params: subject }, { enabled: mayReview });

  return (
    <Page>
      <View className="reviews-subject">
        <View className="reviews-name">{name}</View>
        <View className="note">{note}</View>
      </View>
      {!isCadre && <Everyone villageCode={subject.villageCode} noticeId={subject.subjectId} />}
      <SectionTitle>{copy.mine}</SectionTitle>
      {mayReview ? (
        <Answer of={mine} loading={<Skeleton cards={1} />}>
          {({ review }) => <MyReviewCard subject={subject} mine={review} refresh={() => mine.refetch()} />}
        </Answer>
      ) : (
        <WhyNot me={me} />
      )}
      {isCadre ? (
        <View className="note">{copy.keptToOneself}</View>
      ) : (
        <>
          <SectionTitle>{copy.others}</SectionTitle>
          <Others
            villageCode={subject.villageCode}
            noticeId={subject.subjectId}
            {...(mine.data?.review && { mine: mine.data.review.reviewId })}
          />
        </>
      )}
    </Page>
  );
}
