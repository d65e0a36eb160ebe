import { ContentType, type MediaKind } from '@shared/media/media';

const BY_SUFFIX: Record<string, ContentType> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heif',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/x-m4a',
  aac: 'audio/aac',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  amr: 'audio/amr',
};

/** The type of a picked file, from what the browser says (H5) or its suffix (WeChat says nothing); undefined if not taken here. */
export function contentTypeOf(path: string, said?: string): ContentType | undefined {
  const plain = ContentType.safeParse(said?.replace(/;.*/, ''));
  if (plain.success) return plain.data;
  const suffix = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase();
  return suffix ? BY_SUFFIX[suffix] : undefined;
}

export const kindOf = (type: ContentType): MediaKind => type.slice(0, type.indexOf('/')) as MediaKind;
