import { type ContentType, IMAGE_TYPES, type MediaKind, VIDEO_TYPES } from '@shared/media';

const BY_SUFFIX: Record<string, ContentType> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
};

const ALLOWED: readonly string[] = [...IMAGE_TYPES, ...VIDEO_TYPES];

/** The type of a picked file, from what the browser says (H5) or its suffix (WeChat says nothing); undefined if not taken here. */
export function contentTypeOf(path: string, said?: string): ContentType | undefined {
  if (said && ALLOWED.includes(said)) return said as ContentType;
  const suffix = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  return suffix ? BY_SUFFIX[suffix] : undefined;
}

export const kindOf = (type: ContentType): MediaKind => (type.startsWith('video/') ? 'video' : 'image');
