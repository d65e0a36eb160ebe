import { DAYS_TO_DECIDE_BURST } from '@shared/reviews/bursts';
import { quarterOf, startOfQuarter } from '@shared/quarters';
import { WORK_THEMES } from '@shared/reviews/reviews';
import { addDays, dayInChina, daysAfter, secondsAfter, startOfHour } from '@shared/time';
import { workingDaysAfter } from '../../functions/reports/deadlines/calendar';
import type { Burst } from '../../functions/reviews/bursts/burst';
import { burstRow, type StoredBurst } from '../../functions/reviews/bursts/burst-store';
import type { StoredReview, Subject } from '../../functions/reviews/review-store';
import { viewScore } from '../../functions/reviews/score';
import { type ScoreSummary, summaryOf } from '../../functions/reviews/summary-store';
import type { Post } from './cadres';
import { AS_OF, AS_OF_DAY } from './calendar';
import { demoPeople, demoPersonId } from './demo-people';
import { Dice } from './dice';
import type { SeedVillage } from './districts';
import type { Resident } from './people';
import { ratersIn, scoresOf, workReview } from './reviews';

interface Scene {
  readonly dice: Dice;
  readonly village: SeedVillage;
  readonly people: readonly Resident[];
  readonly cadres: readonly Post[];
}

/** Residents whom nobody plays: what the demo's own people give is theirs to give. */
function others({ people, cadres }: Scene): Resident[] {
  const played = new Set(demoPeople.map(({ idNumber }) => idNumber));
  return ratersIn(people, cadres).filter(({ idNumber }) => !played.has(idNumber));
}

const LAST_QUARTER = startOfQuarter(AS_OF, 1);
const A_QUARTER = 90;

/** What residents gave the village's work in the quarter before. */
const earlierReviews = (scene: Scene): StoredReview[] =>
  WORK_THEMES.flatMap((theme) =>
    scene.dice.sample(others(scene), scene.dice.int(7, 12)).map((person) =>
      workReview(scene.dice, {
        villageCode: scene.village.code,
        theme,
        person,
        stars: scene.dice.pick([1, 2, 3, 3, 4, 4, 5]),
        at: daysAfter(LAST_QUARTER, scene.dice.next() * A_QUARTER),
      }),
    ),
  );

/** What the village's page said of these as their quarter ended. */
function summaryBefore(villageCode: string, reviews: readonly StoredReview[]): ScoreSummary {
  const quarter = quarterOf(LAST_QUARTER);
  const { scores } = scoresOf(reviews, []);
  const work = WORK_THEMES.flatMap((theme) => {
    const shown = scores.find(({ subjectId }) => subjectId === theme)?.shown;
    const { score } = viewScore(shown ?? {}, quarter, 3);
    return score ? [{ ...score, theme }] : [];
  });
  const keptOn = addDays(dayInChina(startOfQuarter(AS_OF)), -1);
  return summaryOf({ villageCode, quarter, keptOn }, { work, cadres: [] });
}

/** Reviews that are held together, and how an office has them. */
export interface HeldBurst {
  readonly subject: Subject;
  readonly burst: Burst;
  readonly row: StoredBurst;
}

const SAID = ['找了三回都没人', '说话不耐烦', '让我等了一上午', '', '', ''];
const TOGETHER = 12;

/** An evening on which twelve residents said nearly the same of one theme: it is held since, and waits for the district. */
function burstOf(scene: Scene): { held: HeldBurst; reviews: StoredReview[] } {
  const { dice, village } = scene;
  const subject = { villageCode: village.code, subjectKind: 'work', subjectId: 'attitude' } as const;
  const evening = `${addDays(AS_OF_DAY, -1)}T12:00:00.000Z`;
  const reviews = dice.sample(others(scene), TOGETHER).map((person, place) => {
    const comment = SAID[place % SAID.length]!;
    const at = secondsAfter(evening, place * 360 + dice.int(0, 300));
    const given = { villageCode: village.code, theme: subject.subjectId, person, stars: place === 7 ? 2 : 1, at };
    return workReview(dice, { ...given, ...(comment && { comment }) });
  });
  const since = dayInChina(evening);
  const burst: Burst = {
    burstId: dice.ulid(evening),
    from: secondsAfter(evening, -1),
    until: secondsAfter(startOfHour(reviews.at(-1)!.firstAt), 25 * 3600),
    state: 'open',
    since,
    dueOn: workingDaysAfter(since, DAYS_TO_DECIDE_BURST),
  };
  const { burstId, dueOn } = burst;
  const row = burstRow({
    ...{ burstId, ...subject, signs: ['pace', 'oneDirection'], since, dueOn, state: 'open', version: 1 },
  });
  return { held: { subject, burst, row }, reviews };
}

/** All of it in one village. Dice of their own: what was there before stays as it was. */
export function reviewEvents(of: Omit<Scene, 'dice'>, given: readonly StoredReview[]) {
  const scene = (what: string) => ({ ...of, dice: new Dice(`${what} of ${of.village.code}`) });
  const earlier = earlierReviews(scene('earlier reviews'));
  const { held, reviews } = burstOf(scene('burst'));
  const keyOf = ({ subjectId, personId, quarter }: StoredReview) => `${subjectId}#${personId}#${quarter}`;
  // One voice a person, theme and quarter.
  const known = new Set(given.map(keyOf));
  const burst = reviews.filter((review) => !known.has(keyOf(review)));
  return { held, reviews: [...earlier, ...burst], summary: summaryBefore(of.village.code, earlier) };
}

const PICTURED = 3;
const LOW = 4;
/** Reviews of the village's surroundings that came with a picture, and one whose picture waits for somebody's eyes. */
export function picturedReviews(reviews: readonly StoredReview[]) {
  const played = new Set(demoPeople.map(({ key }) => demoPersonId(key)));
  const ofOthers = reviews.filter(({ subjectKind, personId }) => subjectKind === 'work' && !played.has(personId));
  const published = ofOthers
    .filter(({ state, subjectId, comment }) => state === 'published' && subjectId === 'environment' && comment)
    .slice(0, PICTURED)
    .map((review) => ({ review, name: review.stars < LOW ? '路灯' : '道路', verdict: 'pass' as const }));
  const held = ofOthers
    .filter(({ state }) => state === 'held')
    .slice(0, 1)
    .map((review) => ({
      review: { ...review, comment: '公开栏旁边的塘没有护栏', heldFor: 'picture' as const },
      name: '塘',
      verdict: 'review' as const,
    }));
  return [...published, ...held];
}
