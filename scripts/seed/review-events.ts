import { DAYS_TO_DECIDE_BURST } from '@shared/reviews/bursts';
import { quarterOf, startOfQuarter } from '@shared/quarters';
import { WORK_THEMES, type WorkTheme } from '@shared/reviews/reviews';
import { FIELD_NAMES } from '@shared/subsidies/field-names';
import { addDays, dayInChina, daysAfter, secondsAfter, startOfHour } from '@shared/time';
import { workingDaysAfter } from '../../functions/reports/deadlines/calendar';
import type { Burst } from '../../functions/reviews/bursts/burst';
import { burstRow, type StoredBurst } from '../../functions/reviews/bursts/burst-store';
import { fallsBetween } from '../../functions/reviews/falls/fall';
import { fallRow } from '../../functions/reviews/falls/fall-store';
import { pledgeRow, type StoredPledge } from '../../functions/reviews/pledges/pledge-store';
import type { StoredReview, Subject } from '../../functions/reviews/review-store';
import { viewScore } from '../../functions/reviews/score';
import { type ScoreSummary, summaryOf } from '../../functions/reviews/summary-store';
import type { StoredPayment } from '../../functions/subsidies/payment-store';
import type { Post } from './cadres';
import { AS_OF } from './calendar';
import { demoPeople, demoPersonId } from './demo-people';
import { Dice } from './dice';
import { catalogue } from './programs';
import type { SeedVillage } from './districts';
import type { Resident } from './people';
import { givenReview, ratersIn, scoresOf } from './reviews';

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

const A_QUARTER = 90;

/** What residents gave the village's work in a quarter before. */
const earlierReviews = (scene: Scene, back: number, stars: readonly number[]): StoredReview[] =>
  WORK_THEMES.flatMap((theme) =>
    scene.dice.sample(others(scene), scene.dice.int(7, 12)).map((person) =>
      givenReview(scene.dice, {
        subject: { villageCode: scene.village.code, subjectKind: 'work', subjectId: theme },
        person,
        stars: scene.dice.pick(stars),
        at: daysAfter(startOfQuarter(AS_OF, back), scene.dice.next() * A_QUARTER),
      }),
    ),
  );

/** What the village's page said of these as their last quarter ended. */
function summaryBefore(villageCode: string, back: number, reviews: readonly StoredReview[]): ScoreSummary {
  const quarter = quarterOf(startOfQuarter(AS_OF, back));
  const { scores } = scoresOf(reviews, []);
  const work = WORK_THEMES.flatMap((theme) => {
    const shown = scores.find(({ subjectId }) => subjectId === theme)?.shown;
    const { score } = viewScore(shown ?? {}, quarter, 3);
    return score ? [{ ...score, theme }] : [];
  });
  const keptOn = addDays(dayInChina(startOfQuarter(AS_OF, back - 1)), -1);
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

/** The evening before the seed, on which twelve residents said nearly the same of one theme: it is held since, and waits for the district. */
function burstOf(scene: Scene, now: string): { held: HeldBurst; reviews: StoredReview[] } {
  const { dice, village } = scene;
  const subject = { villageCode: village.code, subjectKind: 'work', subjectId: 'attitude' } as const;
  const evening = `${addDays(dayInChina(now), -1)}T12:00:00.000Z`;
  const reviews = dice.sample(others(scene), TOGETHER).map((person, place) => {
    const comment = SAID[place % SAID.length]!;
    const at = secondsAfter(evening, place * 360 + dice.int(0, 300));
    const given = { subject, person, stars: place === 7 ? 2 : 1, at };
    return givenReview(dice, { ...given, ...(comment && { comment }) });
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

/** How those who were paid for their land judge how that was handled. */
function subsidyReviews(scene: Scene, payments: readonly StoredPayment[]): StoredReview[] {
  const farming = new Set(catalogue.flatMap(({ code, category }) => (category === FIELD_NAMES.farming ? code : [])));
  const paid = new Set(
    payments
      .filter(({ programCode, status, paidOn }) => farming.has(programCode) && status === 'credited' && paidOn >= SINCE)
      .map(({ personId }) => personId),
  );
  const payees = others(scene).filter(({ personId }) => paid.has(personId));
  const subject = { villageCode: scene.village.code, subjectKind: 'subsidy', subjectId: 'farming' } as const;
  const comments = ['短信说得明白，钱也到得快', '面积量得准', '公示贴得高，老人看不清', '', '', '问了两回才知道哪天发'];
  return scene.dice.sample(payees, Math.min(payees.length, 9)).map((person, place) => {
    const comment = comments[place % comments.length]!;
    const at = daysAfter(startOfQuarter(AS_OF), 3 + scene.dice.next() * 40);
    const stars = scene.dice.pick([3, 4, 4, 5]);
    return givenReview(scene.dice, { subject, person, stars, at, ...(comment && { comment }) });
  });
}
/** Who was paid since then may judge. */
const SINCE = dayInChina(startOfQuarter(AS_OF, 3));

/** What the village promised: once kept, as those who had judged it said, and once whose day is still to come. */
function pledgesIn(villageCode: string): StoredPledge[] {
  const of = (subjectId: WorkTheme) => ({ villageCode, subjectKind: 'work' as const, subjectId });
  const office = '牛角村村委会';
  const quarters = [quarterOf(startOfQuarter(AS_OF, 2))];
  const kept = {
    ...{ number: 1, state: 'closed' as const, office, words: '公开栏换成带锁的玻璃柜，每个月的账贴满三十天' },
    ...{ madeOn: '2026-07-20', byOn: '2026-10-20', askedOn: '2026-10-20', quarters, answers: { kept: 6, notKept: 2 } },
  };
  const open = {
    ...{ number: 1, state: 'open' as const, office, words: '办事大厅中午也有人，打一次电话就能问清要带什么' },
    ...{ madeOn: '2026-11-09', byOn: '2027-02-09', quarters: [quarterOf(startOfQuarter(AS_OF, 1))] },
  };
  return [pledgeRow(of('finance'), kept, 3), pledgeRow(of('efficiency'), open, 1)];
}

/** All of it in one village. Dice of their own: what was there before stays as it was. */
export function reviewEvents(
  of: Omit<Scene, 'dice'> & { readonly now: string; readonly payments: readonly StoredPayment[] },
  given: readonly StoredReview[],
) {
  const scene = (what: string) => ({ ...of, dice: new Dice(`${what} of ${of.village.code}`) });
  const before = earlierReviews(scene('reviews before'), 2, [3, 4, 4, 5, 5, 5]);
  const earlier = earlierReviews(scene('earlier reviews'), 1, [1, 2, 3, 3, 4, 4, 5]);
  const subsidies = subsidyReviews(scene('subsidies'), of.payments);
  const { held, reviews } = burstOf(scene('burst'), of.now);
  const keyOf = ({ subjectId, personId, quarter }: StoredReview) => `${subjectId}#${personId}#${quarter}`;
  // One voice a person, theme and quarter.
  const known = new Set(given.map(keyOf));
  const burst = reviews.filter((review) => !known.has(keyOf(review)));
  const villageCode = of.village.code;
  const summaries = [
    summaryBefore(villageCode, 2, before),
    summaryBefore(villageCode, 1, [...before, ...earlier]),
  ] as const;
  const named = { villageCode, villageName: '牛角村', kind: 'village' as const };
  return {
    held,
    reviews: [...before, ...earlier, ...subsidies, ...burst],
    summaries,
    falls: fallsBetween(...summaries).map((fall) => fallRow(named, fall)),
    pledges: pledgesIn(villageCode),
  };
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
