import { readStored, store } from '@/platform/storage';

const KEY = 'recent-entry-searches';
const KEPT = 8;

/** What was looked for on this phone, the latest first. It leaves the phone never. */
export const recentSearches = (): string[] => readStored<string[]>(KEY) ?? [];

export function rememberSearch(typed: string): void {
  const text = typed.trim();
  if (text) store(KEY, [text, ...recentSearches().filter((one) => one !== text)].slice(0, KEPT));
}

export const forgetSearches = (): void => store(KEY, []);
