import { View } from '@tarojs/components';
import type { Confidence } from '@shared/subsidies/subsidies';
import { StatusTag, type Tone } from './status-tag';
import './sureness.css';

const WORDS: Record<Confidence, readonly [tone: Tone, word: string, meaning: string]> = {
  high: ['good', '有文件可查', '这一条来自公开的文件。'],
  medium: ['wait', '大致可靠', '大体不会错，细节以当年的文件为准。'],
  low: ['wait', '仅供参考', '还没有对上原文，办事前请向村里或经办部门问清楚。'],
  none: ['wait', '标准待核实', '还没有查到文件原文，以经办部门的答复为准。'],
};

/** The word alone, to choose by. */
export const SURENESS_WORDS = {
  high: WORDS.high[1],
  medium: WORDS.medium[1],
  low: WORDS.low[1],
  none: WORDS.none[1],
} as const satisfies Record<Confidence, string>;

/** How sure the catalogue is of what it says, in plain words: shown as it is, until the district imports its own. */
export function Sureness({ of }: { of: Confidence }) {
  const [tone, word, meaning] = WORDS[of];
  return (
    <View className="sureness">
      <StatusTag tone={tone}>{word}</StatusTag>
      <View className="note">{meaning}</View>
    </View>
  );
}
