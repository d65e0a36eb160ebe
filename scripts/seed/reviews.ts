import { maskName } from '@shared/text/mask';
import { quarterOf, startOfQuarter } from '@shared/quarters';
import { type SubjectKind, WORK_THEMES, type WorkTheme } from '@shared/reviews/reviews';
import { type ReviewTag, tagsFor } from '@shared/reviews/tags';
import { countsAs } from '../../functions/reviews/counting';
import { countedRow, latestVoices } from '../../functions/reviews/voice';
import { partitionOf, reviewRow, type StoredReview, type Subject } from '../../functions/reviews/review-store';
import { type CountedVoice, scoreRow, type StoredScore, tallyOf } from '../../functions/reviews/score-store';
import { tallied } from '../../functions/reviews/tally';
import { AS_OF, AS_OF_DAY, ageOn } from './calendar';
import type { Post } from './cadres';
import { demoPersonId } from './demo-people';
import type { HeldBurst } from './review-events';
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

/** Whoever is rated has no voice about the village's work, nor about each other. */
export function ratersIn(people: readonly Resident[], cadres: readonly Post[]): Resident[] {
  const rated = new Set(cadres.map(({ person }) => person.personId));
  return people.filter(
    ({ personId, bornOn, phone }) => phone && ageOn(bornOn, AS_OF_DAY) >= 20 && !rated.has(personId),
  );
}

/** What is said most of each theme, as praise and as a complaint. */
const MOST_SAID: Record<WorkTheme, readonly [ReviewTag, ReviewTag]> = {
  finance: ['timely', 'late'],
  efficiency: ['quick', 'slow'],
  environment: ['effective', 'ineffective'],
  attitude: ['friendly', 'cold'],
  fairness: ['evenHanded', 'uneven'],
};
/** What most say of a subject, and what some add: by whose they are, so that no dice fall otherwise than before. */
function tagsOf(of: { subjectKind: SubjectKind; subjectId: string }, stars: number, personId: string): ReviewTag[] {
  const offered = tagsFor(of.subjectKind, stars);
  const [praise, complaint] = MOST_SAID[of.subjectId as WorkTheme] ?? [offered[0]!, offered[0]!];
  const most = stars >= 3 ? praise : complaint;
  const adds = personId.charCodeAt(personId.length - 1) % 3 === 0;
  return [most, ...(adds ? offered.filter((tag) => tag !== most).slice(0, 1) : [])];
}

/** A published review, as somebody gave it without their name. */
export const givenReview = (dice: Dice, { subject, person, stars, comment, at }: GivenReview): StoredReview =>
  reviewRow({
    ...{ ...subject, personId: person.personId, reviewId: dice.ulid(at) },
    ...{ quarter: quarterOf(at), shownAs: 'hidden', stars, ...(comment && { comment }), state: 'published' },
    tags: tagsOf(subject, stars, person.personId),
    ...{ firstAt: at, reviewedAt: at, publishedAt: at, version: 1 },
  });
interface GivenReview {
  subject: Subject;
  person: Resident;
  stars: number;
  comment?: string;
  at: string;
}

/** About 40 reviews of the cadres, the work and the latest notice by residents, one each a subject; one in thirty still held. */
export function reviewsOf(
  dice: Dice,
  village: SeedVillage,
  people: readonly Resident[],
  cadres: readonly Post[],
  notices: readonly SeedNotice[],
): StoredReview[] {
  const grown = ratersIn(people, cadres);
  const subjects = [
    ...cadres
      .slice(0, 3)
      .map(({ person }) => ({ subjectKind: 'cadre' as const, subjectId: person.personId, voices: dice.int(4, 9) })),
    ...WORK_THEMES.map((subjectId) => ({ subjectKind: 'work' as const, subjectId, voices: dice.int(3, 9) })),
    ...notices
      .slice(-1)
      .map(({ noticeId }) => ({ subjectKind: 'notice' as const, subjectId: noticeId, voices: dice.int(4, 8) })),
  ];
  const reviews = subjects.flatMap(({ subjectKind, subjectId, voices }) =>
    dice.sample(grown, voices).map((person): StoredReview => {
      const stars = dice.pick([2, 3, 4, 4, 5, 5, 5]);
      const latest = notices.at(-1)!.publishedAt;
      const from = subjectKind === 'notice' ? Date.parse(latest) : Date.parse(startOfQuarter(AS_OF));
      const reviewedAt = new Date(from + Math.floor(dice.next() * Math.max(1, Date.parse(AS_OF) - from))).toISOString();
      return reviewRow({
        villageCode: village.code,
        subjectKind,
        subjectId,
        personId: person.personId,
        reviewId: dice.ulid(reviewedAt),
        quarter: quarterOf(reviewedAt),
        ...(subjectKind === 'cadre' ? { shownAs: 'hidden' } : { shownAs: 'masked', by: maskName(person.name) }),
        stars,
        tags: tagsOf({ subjectKind, subjectId }, stars, person.personId),
        ...(dice.chance(0.65) && { comment: commentFor(dice, stars) }),
        state: dice.chance(0.03) ? 'held' : 'published',
        firstAt: reviewedAt,
        reviewedAt,
        publishedAt: reviewedAt,
        version: 1,
      });
    }),
  );
  // Who tries the demo as her judges the cadres for the first time.
  const demo = demoPersonId('wang-xiuying');
  return reviews.filter(({ subjectKind, personId }) => subjectKind !== 'cadre' || personId !== demo);
}

/** The scores that reviews and rated answers make, which voices stand in them, and what the streams would count of them: nothing. */
export function scoresOf(
  reviews: readonly StoredReview[],
  ratings: readonly object[],
  held: readonly HeldBurst[] = [],
): { scores: StoredScore[]; countedVoices: CountedVoice[] } {
  const scores = new Map<string, StoredScore>();
  const countedVoices: CountedVoice[] = [];
  const rows = [
    ...reviews.map((review) => ({ ...review, _et: 'Review' })),
    ...ratings.map((rating) => ({ ...rating, _et: 'ReportEvent' })),
  ];
  // As the stream would bring them: what is read on a page is what its score counts.
  const voices = latestVoices(rows).sort((one, other) => one.at.localeCompare(other.at));
  for (const voice of voices) {
    const { rated, mark, quarter, at } = voice;
    const partition = partitionOf(rated);
    const bursts = held.filter(({ subject }) => partitionOf(subject) === partition).map(({ burst }) => burst);
    const after = countsAs(voice, bursts);
    const tally = tallied(tallyOf(scores.get(partition)), [{ mark, quarter, after, at }], quarterOf(AS_OF));
    scores.set(partition, scoreRow(rated, tally, 1, bursts));
    countedVoices.push(countedRow(voice));
  }
  return { scores: [...scores.values()], countedVoices };
}
