import { type PolicyChange, type PolicyContent, PolicyField, type VersionState } from '@shared/subsidies/policies';

/** A version as it is kept: what it says, from which day, and when it was published. */
export interface Version extends PolicyContent {
  readonly policyCode: string;
  readonly effectiveOn: string;
  readonly publishedAt: string;
}

type Dated = Pick<Version, 'effectiveOn' | 'until'>;

/** Oldest first. */
export const inOrder = <V extends Dated>(versions: readonly V[]): V[] =>
  [...versions].sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn));

/** The version in force on a day, also when it has ended since; before the first day, the first version. */
export function inForceOn<V extends Dated>(versions: readonly V[], day: string): V | undefined {
  const ordered = inOrder(versions);
  return ordered.filter(({ effectiveOn }) => effectiveOn <= day).at(-1) ?? ordered[0];
}

export function stateOf<V extends Dated>(version: V, versions: readonly V[], day: string): VersionState {
  if (version.effectiveOn > day) return 'coming';
  if (inForceOn(versions, day)?.effectiveOn !== version.effectiveOn) return 'former';
  return version.until !== undefined && version.until < day ? 'ended' : 'current';
}

/** The version before this one. */
export const before = <V extends Dated>(version: V, versions: readonly V[]): V | undefined =>
  inOrder(versions)
    .filter(({ effectiveOn }) => effectiveOn < version.effectiveOn)
    .at(-1);

/**
 * Whether those who saved the policy are told of this version: it follows another and none follows it. What is filled in of
 * the past, and a policy's first version, is no news.
 */
export const isNews = <V extends Dated>(version: V, others: readonly V[]): boolean =>
  before(version, others) !== undefined && !others.some(({ effectiveOn }) => effectiveOn > version.effectiveOn);

/** The first instant of a day in China. */
const dawnOf = (day: string): string => new Date(`${day}T00:00:00.000+08:00`).toISOString();

/** When a version became news: when it was published, or when its first day began where that is later. */
export const newsAt = ({ effectiveOn, publishedAt }: Pick<Version, 'effectiveOn' | 'publishedAt'>): string =>
  publishedAt > dawnOf(effectiveOn) ? publishedAt : dawnOf(effectiveOn);

const wordsOf = (version: Version, field: PolicyField): string[] => [version[field] ?? []].flat();

/** What a version changed of the one before it, in the order a policy is read; its day is not among them. */
export const changesBetween = (earlier: Version, later: Version): PolicyChange[] =>
  PolicyField.options
    .filter((field) => field !== 'effectiveOn')
    .map((field) => ({ field, before: wordsOf(earlier, field), now: wordsOf(later, field) }))
    .filter(({ before: was, now }) => was.join('\n') !== now.join('\n'));

const canonical = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, inner]) => inner !== undefined)
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([key, inner]) => [key, canonical(inner)]),
        )
      : value;

/** Whether two contents say the same: sent again, a version changes nothing. */
export const saysTheSame = (a: PolicyContent, b: PolicyContent): boolean =>
  JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
