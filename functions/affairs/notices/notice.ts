import { covers } from '@shared/divisions';
import { AppError } from '@shared/errors';
import { MAX_DAYS_AHEAD, MAX_NOTICE_PICTURES, type NoticeDetail, type publishNotice } from '@shared/affairs/notices';
import type { Grant, Role } from '@shared/roles';
import type { BodyOf } from '@shared/route';
import { daysAfter } from '@shared/time';

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

export type Writing = BodyOf<typeof publishNotice>;
type Placed = Pick<NoticeDetail, 'noticeId' | 'villageCode' | 'villageName' | 'author'>;

/** From when a notice is read. @throws AppError `notices.timeInvalid` */
export function publishTime(publishAt: string | undefined, at: string): string {
  if (publishAt === undefined) return at;
  if (publishAt <= at || publishAt > daysAfter(at, MAX_DAYS_AHEAD)) throw new AppError('notices.timeInvalid');
  return publishAt;
}

/** A notice as it is first published. */
export const publish = (
  { kind, title, body, asksReceipt = false, duty, decisionId }: Writing,
  placed: Placed,
  publishedAt: string,
): NoticeDetail => ({
  ...placed,
  kind,
  title,
  body,
  asksReceipt,
  ...(duty && { duty }),
  ...(decisionId && { decisionId }),
  excerpt: excerptOf(body),
  publishedAt,
  version: 1,
  revision: 1,
});

/**
 * The notice with other words, from `at` on.
 * @throws AppError `notices.withdrawn`, `notices.sameWords`
 */
export function revise(notice: NoticeDetail, words: { title: string; body: string }, at: string): NoticeDetail {
  if (notice.withdrawnAt) throw new AppError('notices.withdrawn');
  if (notice.title === words.title && notice.body === words.body) throw new AppError('notices.sameWords');
  return {
    ...notice,
    title: words.title,
    body: words.body,
    excerpt: excerptOf(words.body),
    revisedAt: at,
    version: notice.version + 1,
    revision: notice.revision + 1,
  };
}

/** What a notice is called whose title is shown no more. */
const NO_TITLE = '已撤下的公告';

/**
 * The notice taken down: the reason stays, and the text is shown no more, since what must come down is often what should never have
 * been up (somebody's number); nor is the title where it stands there. The row keeps both. @throws AppError `notices.withdrawn`
 */
export function withdraw(
  notice: NoticeDetail,
  { reason, hidesTitle, by, at }: { reason: string; hidesTitle?: boolean | undefined; by: string; at: string },
): NoticeDetail {
  if (notice.withdrawnAt) throw new AppError('notices.withdrawn');
  return {
    ...notice,
    ...(hidesTitle && { title: NO_TITLE, body: `${notice.title}\n${notice.body}` }),
    excerpt: excerptOf(`已撤下：${reason}`),
    withdrawnAt: at,
    withdrawnReason: reason,
    withdrawnBy: by,
    version: notice.version + 1,
  };
}

/**
 * The pictures of a notice after some were added and some taken away.
 * @throws AppError `notices.withdrawn`; `notFound` for one that is to go and is not there; `media.tooMany`.
 */
export function changedPictures(
  { withdrawnAt, mediaIds = [] }: { withdrawnAt?: string | undefined; mediaIds?: readonly string[] | undefined },
  change: { mediaIds: readonly string[]; removes: readonly string[] },
): string[] {
  if (withdrawnAt) throw new AppError('notices.withdrawn');
  if (!change.removes.every((id) => mediaIds.includes(id))) throw new AppError('notFound');
  const all = [...new Set([...mediaIds.filter((id) => !change.removes.includes(id)), ...change.mediaIds])];
  if (all.length > MAX_NOTICE_PICTURES) throw new AppError('media.tooMany');
  return all;
}
