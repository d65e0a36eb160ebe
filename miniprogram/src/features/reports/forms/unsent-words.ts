import type { Uploads } from '@/platform/sending/uploads';
import { copy } from '../copy';

/** What is wrong with the files of a form: some are on their way, or were refused. Those that wait for a network go out later. */
export function unsentWords({ items, sending }: Pick<Uploads, 'items' | 'sending'>): Record<string, string> {
  if (sending) return { mediaIds: copy.stillSending };
  const unsent = items.some(({ state }) => state === 'failed');
  return unsent ? { mediaIds: copy.unsentPictures } : {};
}
