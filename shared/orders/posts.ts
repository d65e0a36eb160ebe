import { covers } from '../divisions';
import * as z from '../zod';

/** 报账员 · 村负责人 · 村监委会主任 · 代理中心主任 · 包村领导 · 镇长 · 总出纳: whom a chain of approvals names, never a person. */
export const Post = z.enum([
  'clerk',
  'villageHead',
  'supervisionHead',
  'agencyDirector',
  'townOfficial',
  'townHead',
  'chiefCashier',
]);
export type Post = z.infer<typeof Post>;

export const POST_NAMES: Readonly<Record<Post, string>> = {
  clerk: '报账员',
  villageHead: '村负责人',
  supervisionHead: '村监委会主任',
  agencyDirector: '代理中心主任',
  townOfficial: '包村领导',
  townHead: '镇长',
  chiefCashier: '总出纳',
};

/** Who holds a post in a division, from a day, until one where it has ended. `deputyId` acts in it, too. */
export interface PostTerm {
  readonly termId: string;
  readonly post: Post;
  readonly division: string;
  readonly personId: string;
  readonly deputyId?: string | undefined;
  /** Days in China, both included. */
  readonly fromOn: string;
  readonly toOn?: string | undefined;
}

const runsOn = ({ fromOn, toOn }: PostTerm, on: string): boolean => fromOn <= on && (toOn === undefined || on <= toOn);

/** The terms of a post that run for a village on a day: its own, its town's, its district's. */
const termsOf = (terms: readonly PostTerm[], post: Post, villageCode: string, on: string): PostTerm[] =>
  terms.filter((term) => term.post === post && covers(term.division, villageCode) && runsOn(term, on));

/** As what a person acts in a post on a day; undefined where they hold none of it. */
export function actsAs(
  terms: readonly PostTerm[],
  post: Post,
  where: { villageCode: string; on: string },
  personId: string,
): 'holder' | 'deputy' | undefined {
  const running = termsOf(terms, post, where.villageCode, where.on);
  if (running.some((term) => term.personId === personId)) return 'holder';
  return running.some((term) => term.deputyId === personId) ? 'deputy' : undefined;
}

/** Who may act in a post on a day, each once. Nobody: the post is vacant. */
export const actingIn = (
  terms: readonly PostTerm[],
  post: Post,
  where: { villageCode: string; on: string },
): string[] => [
  ...new Set(
    termsOf(terms, post, where.villageCode, where.on).flatMap(({ personId, deputyId }) => [
      personId,
      ...(deputyId ? [deputyId] : []),
    ]),
  ),
];
