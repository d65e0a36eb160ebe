import { Text } from '@tarojs/components';
import { formatFen } from '@shared/money';
import { aria } from '../aria';
import { cx } from '../cx';
import './money.css';

interface Props {
  fen: number;
  /** In gets a plus, out a minus: the sign says it, the colour only repeats it. */
  flow?: 'in' | 'out';
  /** `row` in a list, `figure` for the one big sum of a page, `text` inside a sentence. */
  size?: 'text' | 'row' | 'figure';
  /** An accountant's sum: below zero it is written in red (红字). The minus sign says it, the colour only repeats it. */
  red?: boolean;
}

const SPOKEN = { in: '收入', out: '支出' } as const;
const RED = '红字';

/** `123456` fen → ¥1,234.56, with tabular figures. An expense below zero (a red entry, 冲销) is money back: a plus. */
export function Money({ fen, flow, size = 'text', red = false }: Props) {
  const amount = formatFen(fen);
  const sign = flow ? ((flow === 'in') === fen >= 0 ? '+' : '−') : '';
  return (
    <Text
      className={cx(
        'money',
        `money-${size}`,
        flow && `money-${flow}`,
        red && fen < 0 && 'money-red',
        amount.length > 11 && 'money-long',
      )}
      {...aria({ label: flow ? `${SPOKEN[flow]}${amount}` : red && fen < 0 ? `${RED}${amount}` : amount })}
    >
      {flow ? sign + formatFen(Math.abs(fen)) : amount}
    </Text>
  );
}
