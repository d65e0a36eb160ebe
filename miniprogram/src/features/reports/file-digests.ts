import type { MediaKind, MediaView } from '@shared/media/media';
import { KIND_WORDS } from '@/ui/words/media-words';

/** What a file is called on its receipt, and its 文件指纹; none while it is being looked at. */
export interface FileDigest {
  name: string;
  sha256: string | undefined;
}

/** The digests of a report's files, for the address of the page that shows them: `image:6f0e…,video:`. */
export const filesInAddress = (media: readonly Pick<MediaView, 'kind' | 'sha256'>[]): string =>
  media.map(({ kind, sha256 = '' }) => `${kind}:${sha256}`).join(',');

/** 照片 1, 视频 2 …, as the printed receipt counts them. */
export const filesOfAddress = (files: string | undefined): FileDigest[] =>
  (files ? files.split(',') : []).map((file, place) => {
    const [kind = '', sha256] = file.split(':');
    return { name: `${KIND_WORDS[kind as MediaKind]} ${place + 1}`, sha256: sha256 || undefined };
  });
