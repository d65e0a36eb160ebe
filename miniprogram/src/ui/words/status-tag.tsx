import { Text } from '@tarojs/components';
import './status-tag.css';

export type Tone = 'plain' | 'wait' | 'good' | 'bad';

/** A state in one word. Amber waits, green is done, red is wrong; the word says it without the colour. */
export function StatusTag({ children, tone = 'plain' }: { children: string; tone?: Tone }) {
  return <Text className={`tag tag-${tone}`}>{children}</Text>;
}
