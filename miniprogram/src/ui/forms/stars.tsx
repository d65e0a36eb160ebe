import { Text, View } from '@tarojs/components';
import { aria } from '../aria';
import { cx } from '../cx';
import { Icon } from '../icon';
import './stars.css';

/** What each number of stars says, one to five: the grades of 政务服务好差评. */
export const STAR_WORDS = ['非常不满意', '不满意', '基本满意', '满意', '非常满意'] as const;
const NUMBERS = [1, 2, 3, 4, 5];

export const starWord = (stars: number): string => STAR_WORDS[Math.round(stars) - 1] ?? '还没有评分';

interface Props {
  /** 0 for none yet; an average may have a fraction. */
  value: number;
  /** Given, the stars can be pressed. */
  onChange?: (stars: number) => void;
}

export function Stars({ value, onChange }: Props) {
  if (!onChange) {
    return (
      <View className="stars" {...aria({ role: 'img', label: `${value} 星，${starWord(value)}` })}>
        {NUMBERS.map((number) => (
          <Icon key={number} name={number <= Math.round(value) ? 'star-full' : 'star'} />
        ))}
      </View>
    );
  }
  return (
    <View className="stars-box">
      <View className="stars stars-input" {...aria({ role: 'radiogroup', label: '评分' })}>
        {NUMBERS.map((number) => (
          <View
            key={number}
            className={cx('stars-one', number > value && 'stars-off')}
            onClick={() => onChange(number)}
            {...aria({ role: 'radio', checked: number === value, label: `${number} 星，${starWord(number)}` })}
          >
            <Icon name={number <= value ? 'star-full' : 'star'} />
          </View>
        ))}
      </View>
      <Text className="stars-word">{value ? starWord(value) : '点星打分'}</Text>
    </View>
  );
}
