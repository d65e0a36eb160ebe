import { View } from '@tarojs/components';
import type { AlertSummary } from '@shared/supervision/supervision';
import { dueWords } from '@/ui/words/report-words';
import { StatusTag } from '@/ui/words/status-tag';
import { CLOSING, COLOUR, LIST } from './copy';

/** The colour, and how long is left or how it ended. A mute says until when. */
export function AlertTags({ alert, now }: { alert: AlertSummary; now: string }) {
  const { colour, closing, state, dueAt, mutedUntil, answerWaits } = alert;
  const due = dueWords(dueAt, now);
  return (
    <View className="supervision-tags">
      <StatusTag tone={COLOUR[colour].tone}>{COLOUR[colour].word}</StatusTag>
      {closing && <StatusTag>{CLOSING[closing].word}</StatusTag>}
      {answerWaits && <StatusTag tone="wait">{LIST.answered}</StatusTag>}
      {(state !== 'closed' || answerWaits) && <StatusTag tone={due.tone}>{due.words}</StatusTag>}
      {state !== 'closed' && mutedUntil && <StatusTag>{LIST.muted(mutedUntil)}</StatusTag>}
    </View>
  );
}
