import { letterPairs } from '@shared/text/letter-pairs';
import type { Likeness } from '@shared/reports/work';
import type { Report } from '../report';
import { accusedIn } from './pointer-store';

type Told = Pick<Report, 'description' | 'place' | 'category' | 'submittedAt' | 'accusedPersonId' | 'alsoAccusedIds'>;

export interface Alike<R> {
  report: R;
  why: Likeness[];
  metres?: number;
}

const DAY_MS = 86_400_000;
const NEAR_METRES = 300;
const SAME_DAYS = 3;
/** From this cosine of their weighed pairs of letters two texts speak of the same. Tried on the pairs of likeness.test.ts. */
const SAME_WORDS = 0.15;
/** With the same place or person, less is enough. */
const SOME_WORDS = 0.1;
const SAME_PLACE = 0.5;

/** What is said of anything: it makes no two reports alike. */
const FILLER =
  /请问|希望|麻烦|帮忙|反映|举报|没人修|没人管|没有人|几次|几回|个月|怎么|什么|为什么|没有|我们|我家|他们|一个|一直|已经|现在|就是|还是|知道|应该|可以|村里|村上|组里|领导|问题|情况|处理|解决|查一下|[的了吗呢啊吧是在有和也都又就还很]/gu;
const grams = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .replace(FILLER, ' ')
      .split(/[^\p{L}\p{N}]+/u)
      .flatMap(letterPairs),
  );

/** How much each pair of letters tells: one that many of these texts have tells little. */
function weigher(texts: readonly Set<string>[]): (gram: string) => number {
  const counts = new Map<string, number>();
  for (const text of texts) for (const gram of text) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return (gram) => Math.log(1 + texts.length / (counts.get(gram) ?? 1));
}

/** Cosine of two texts by their pairs of letters, weighed: 0 for nothing in common, 1 for the same. */
function closeness(a: Set<string>, b: Set<string>, weight: (gram: string) => number): number {
  const square = (grams: Iterable<string>) => [...grams].reduce((sum, gram) => sum + weight(gram) ** 2, 0);
  const common = square([...a].filter((gram) => b.has(gram)));
  return common === 0 ? 0 : common / Math.sqrt(square(a) * square(b));
}

const groupOf = (text: string): string | undefined => /([一二三四五六七八九十\d]+)[组社队]/u.exec(text)?.[1];

/** Two places by their words: never the same when they name different groups of the village. */
function samePlace(a: string | undefined, b: string | undefined): boolean {
  if (!a || !b) return false;
  const [one, other] = [groupOf(a), groupOf(b)];
  if (one && other && one !== other) return false;
  const [these, those] = [grams(a), grams(b)];
  const common = [...these].filter((gram) => those.has(gram)).length;
  return common > 0 && common / Math.min(these.size, those.size) >= SAME_PLACE;
}

const EARTH_METRES = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two points, along the ground; undefined when one of them is not known. */
export function metresBetween(a: Report['place'], b: Report['place']): number | undefined {
  if (a?.latitude === undefined || a.longitude === undefined) return undefined;
  if (b?.latitude === undefined || b.longitude === undefined) return undefined;
  const [from, to] = [radians(a.latitude), radians(b.latitude)];
  const half =
    Math.sin((to - from) / 2) ** 2 +
    Math.cos(from) * Math.cos(to) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return Math.round(2 * EARTH_METRES * Math.asin(Math.sqrt(half)));
}

/**
 * Those of `others` that look like the same matter, the likest first: by place (the distance where both have a point, else its
 * words), by words, by days, by the cadre they name; and why. What they only share with half the village counts for little.
 */
export function alikeTo<R extends Told>(report: Told, others: readonly R[], most: number): Alike<R>[] {
  const own = grams(report.description);
  const accused = accusedIn(report);
  const texts = others.map(({ description }) => grams(description));
  const weight = weigher([own, ...texts]);
  return others
    .map((other, place) => {
      const words = closeness(own, texts[place]!, weight);
      const metres = metresBetween(report.place, other.place);
      const nearby = metres !== undefined && metres <= NEAR_METRES;
      const here = metres === undefined && samePlace(report.place?.text, other.place?.text);
      const person = accusedIn(other).some((personId) => accused.includes(personId));
      const days = Math.abs(Date.parse(report.submittedAt) - Date.parse(other.submittedAt)) <= SAME_DAYS * DAY_MS;
      const category = report.category === other.category;
      const alike =
        words >= SAME_WORDS ||
        ((here || nearby) && (category || words >= SOME_WORDS)) ||
        (person && words >= SOME_WORDS);
      const why: Likeness[] = [
        ...(nearby ? (['nearby'] as const) : []),
        ...(here ? (['samePlace'] as const) : []),
        ...(words >= SAME_WORDS ? (['sameWords'] as const) : []),
        ...(person ? (['samePerson'] as const) : []),
        ...(days ? (['sameDays'] as const) : []),
      ];
      const score = words + (here || nearby ? 0.35 : 0) + (person ? 0.25 : 0) + (category ? 0.1 : 0) + (days ? 0.1 : 0);
      return { report: other, why, score, alike, ...(nearby && { metres: Math.round(metres / 10) * 10 }) };
    })
    .filter(({ alike }) => alike)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ report: other, why, metres }) => ({ report: other, why, ...(metres !== undefined && { metres }) }));
}
