import type { Voucher } from '@shared/accounts/accounts';
import { MAX_PAPERS, type PaperKind } from '@shared/accounts/attachments';
import { AppError } from '@shared/errors';

type Attachment = Pick<Voucher['attachments'][number], 'kind' | 'title' | 'pages'>;

/** A paper and the redacted copies of its pages. */
export interface Paper extends Attachment {
  mediaIds: string[];
}

export interface Addition {
  place?: number | undefined;
  kind?: PaperKind | undefined;
  mediaIds: readonly string[];
  replaces?: string | undefined;
}

export const withoutPictures = (attachments: readonly Attachment[]): Paper[] =>
  attachments.map(({ kind, title, pages }) => ({ kind, title, pages, mediaIds: [] }));

/** A paper with whatever pictures were added to it before it was in the book. */
export const withPictures = ({ mediaIds, ...paper }: Attachment & { mediaIds?: string[] | undefined }): Paper => ({
  ...paper,
  mediaIds: mediaIds ?? [],
});

/** As many pictures as a paper may have: a thick booklet is several papers. */
const MOST_PICTURES = 30;

const refuse = (path: string, message: string): never => {
  throw new AppError('request.malformed', [{ path, message }]);
};

/**
 * The papers with these pictures: at the end of a paper, in the place of one of its pictures, or as a new paper. Its pages
 * are at least its pictures.
 * @throws AppError `request.malformed` when there is no such paper or picture, or it is neither a paper nor a kind;
 * `media.tooMany`.
 */
export function addPictures(papers: readonly Paper[], { place, kind, mediaIds, replaces }: Addition): Paper[] {
  if (place === undefined && !kind) return refuse('kind', '请选是哪种单据');
  if (place === undefined) {
    if (papers.length >= MAX_PAPERS) return refuse('kind', `一张凭证最多 ${MAX_PAPERS} 种单据`);
    return [...papers, { kind: kind!, title: kind!, pages: mediaIds.length, mediaIds: [...mediaIds] }];
  }
  const paper = papers[place];
  if (!paper) return refuse('place', '没有这份单据，请返回刷新');
  const all = replaces === undefined ? [...paper.mediaIds, ...mediaIds] : replaced(paper.mediaIds, replaces, mediaIds);
  if (all.length > MOST_PICTURES) throw new AppError('media.tooMany');
  const changed = { ...paper, mediaIds: all, pages: Math.max(paper.pages, all.length) };
  return papers.map((one, at) => (at === place ? changed : one));
}

function replaced(mediaIds: readonly string[], old: string, by: readonly string[]): string[] {
  if (!mediaIds.includes(old)) return refuse('replaces', '这张照片已经换过了，请返回刷新');
  return mediaIds.flatMap((one) => (one === old ? by : one));
}
