import type { NoticeDetail } from '@shared/affairs';
import { covers } from '@shared/divisions';
import type { Grant, Role } from '@shared/roles';

const EXCERPT_LETTERS = 60;

/** The first letters of a notice, on one line, for the list. */
export function excerptOf(body: string): string {
  const letters = [...body.replace(/\s+/g, ' ').trim()];
  return letters.length <= EXCERPT_LETTERS ? letters.join('') : `${letters.slice(0, EXCERPT_LETTERS).join('')}…`;
}

const PUBLISHERS: readonly Role[] = ['cadre', 'township'];

/**
 * Who a notice says it is from: post and name, both public by 村务公开 (村党支部书记 王建国); the village where the publisher
 * has no real name here.
 */
export function authorOf(
  { grants, person }: { grants: readonly (Grant & { title?: string | undefined })[]; person?: { name: string } },
  villageCode: string,
  villageName: string,
): string {
  if (!person) return villageName;
  const post = grants.find((grant) => PUBLISHERS.includes(grant.role) && covers(grant.division, villageCode));
  return [post?.title, person.name].filter(Boolean).join(' ');
}

export type NewNotice = Pick<
  NoticeDetail,
  'noticeId' | 'villageCode' | 'villageName' | 'kind' | 'title' | 'body' | 'author'
>;

/** A notice as it is published: there are no drafts here, and none is changed afterwards. */
export const publish = (notice: NewNotice, at: string): NoticeDetail => ({
  ...notice,
  excerpt: excerptOf(notice.body),
  publishedAt: at,
});
