import { searchWords, folded } from '@shared/accounts/entry-search';
import type { Notice } from '@shared/affairs/notices';

/** The notices whose title has every word that was typed; none that was taken back. */
export function noticesWith(notices: readonly Notice[], typed: string): Notice[] {
  const words = searchWords(typed);
  if (words.length === 0) return [];
  return notices.filter(
    ({ title, withdrawnAt }) => !withdrawnAt && words.every((word) => folded(title).includes(word)),
  );
}
