import type { Publicity } from '@shared/subsidies/publicity';
import { StatusTag } from '@/ui/words/status-tag';
import { leftWords, STATE } from './publicity-copy';

/** 公示中 · 还有 3 天 / 已结束. */
export function PublicityState({ of: { state, daysLeft } }: { of: Pick<Publicity, 'state' | 'daysLeft'> }) {
  const { word, tone } = STATE[state];
  return <StatusTag tone={tone}>{daysLeft === undefined ? word : leftWords(daysLeft)}</StatusTag>;
}
