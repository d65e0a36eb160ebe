import { maskName } from '@shared/mask';
import { oneMore } from '../../functions/reviews/review';
import { reviewRow, type StoredReview } from '../../functions/reviews/review-store';
import { scoreKeyOf, type StoredScore, VILLAGE } from '../../functions/reviews/score-store';
import { AS_OF, AS_OF_DAY, ageOn } from './calendar';
import type { Post } from './cadres';
import type { Dice } from './dice';
import type { SeedVillage } from './districts';
import type { SeedNotice } from './notices';
import type { Resident } from './people';

const GOOD = [
  '做事踏实，有事打电话都接',
  '账公开得清楚',
  '路修好了，出门方便多了',
  '来家里看过几回，很关心老人',
  '通知讲得明白',
  '办事不拖',
];
const MIDDLING = ['还可以，希望公示早一点', '有时候找不到人', '说得清楚，就是字小了点'];
const POOR = ['反映的事情拖了很久', '开会通知太晚', '态度要改一改'];
const commentFor = (dice: Dice, stars: number) => dice.pick(stars >= 4 ? GOOD : stars === 3 ? MIDDLING : POOR);

/** About 15 reviews of the cadres and the latest notices by residents, one each a subject; one in thirty still held. */
export function reviewsOf(
  dice: Dice,
  village: SeedVillage,
  people: readonly Resident[],
  cadres: readonly Post[],
  notices: readonly SeedNotice[],
): StoredReview[] {
  const grown = people.filter(({ bornOn, phone }) => phone && ageOn(bornOn, AS_OF_DAY) >= 20);
  const subjects = [
    ...cadres
      .slice(0, 3)
      .map(({ person }) => ({ subjectKind: 'cadre' as const, subjectId: person.personId, voices: dice.int(3, 5) })),
    ...notices
      .slice(-1)
      .map(({ noticeId }) => ({ subjectKind: 'notice' as const, subjectId: noticeId, voices: dice.int(3, 4) })),
  ];
  return subjects.flatMap(({ subjectKind, subjectId, voices }) =>
    dice
      .sample(
        grown.filter(({ personId }) => personId !== subjectId),
        voices,
      )
      .map((person): StoredReview => {
        const stars = dice.pick([2, 3, 4, 4, 5, 5, 5]);
        const latest = notices.at(-1)!.publishedAt;
        const from = subjectKind === 'notice' ? Date.parse(latest) : Date.parse(AS_OF) - 80 * 86_400_000;
        const reviewedAt = new Date(
          from + Math.floor(dice.next() * Math.max(1, Date.parse(AS_OF) - from)),
        ).toISOString();
        return reviewRow({
          villageCode: village.code,
          subjectKind,
          subjectId,
          personId: person.personId,
          reviewId: dice.ulid(reviewedAt),
          maskedName: maskName(person.name),
          stars,
          ...(dice.chance(0.65) && { comment: commentFor(dice, stars) }),
          state: dice.chance(0.03) ? 'held' : 'published',
          reviewedAt,
          version: 1,
        });
      }),
  );
}

/** The scores that the published reviews and the rated answers make: the village's, each cadre's, each notice's. */
export function scoresOf(
  village: SeedVillage,
  reviews: readonly StoredReview[],
  ratings: readonly number[],
): StoredScore[] {
  const scores = new Map<string, StoredScore>();
  const add = (of: string, given: number) => {
    const before = scores.get(of) ?? {
      villageCode: village.code,
      of,
      count: 0,
      sum: 0,
      stars1: 0,
      stars2: 0,
      stars3: 0,
      stars4: 0,
      stars5: 0,
    };
    const { count, sum, stars } = oneMore(given);
    scores.set(of, {
      ...before,
      count: before.count + count,
      sum: before.sum + sum,
      stars1: before.stars1 + stars[0],
      stars2: before.stars2 + stars[1],
      stars3: before.stars3 + stars[2],
      stars4: before.stars4 + stars[3],
      stars5: before.stars5 + stars[4],
    });
  };
  for (const { state, stars, subjectKind, subjectId } of reviews) {
    if (state !== 'published') continue;
    add(scoreKeyOf({ subjectKind, subjectId }), stars);
    add(VILLAGE, stars);
  }
  for (const stars of ratings) add(VILLAGE, stars);
  return [...scores.values()];
}
