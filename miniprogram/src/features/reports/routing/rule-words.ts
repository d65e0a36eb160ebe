import type { RoutingRule } from '@shared/reports/routing';
import { CATEGORY_WORDS } from '@shared/reports/words';
import { ACCUSED_WORDS, copy, LEVEL_WORDS } from './copy';

/** What a rule asks, in a line: 补贴发放 · 说到村干部 · 罗龙街道. */
export function whenWords({ when }: Pick<RoutingRule, 'when'>, placeOf: (code: string) => string): string {
  const parts = [
    when.categories?.map((category) => CATEGORY_WORDS[category]).join('、'),
    when.accused?.map((accused) => ACCUSED_WORDS[accused]).join('、'),
    when.titles && `职务带“${when.titles.join('”“')}”`,
    when.divisions?.map(placeOf).join('、'),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : copy.any;
}

export const whoWords = ({ level, desk }: Pick<RoutingRule, 'level' | 'desk'>): string =>
  copy.officeAt(LEVEL_WORDS[level], desk);
