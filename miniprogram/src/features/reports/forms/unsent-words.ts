import type { Uploads } from '@/platform/uploads';
import { copy } from '../copy';

/** What is wrong with the files of a form: some are on their way, or did not arrive. Nothing when all are stored. */
export function unsentWords({ items, sending }: Pick<Uploads, 'items' | 'sending'>): Record<string, string> {
  if (sending) return { mediaIds: copy.stillSending };
  const unsent = items.some(({ state }) => state === 'failed' || state === 'waiting');
  return unsent ? { mediaIds: copy.unsentPictures } : {};
}
