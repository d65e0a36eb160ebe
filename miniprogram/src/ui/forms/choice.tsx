import { View } from '@tarojs/components';
import { aria } from '../aria';
import { cx } from '../cx';
import { Icon } from '../icon';
import { useLabel } from './asked';
import './choice.css';

interface Option<Value extends string> {
  value: Value;
  label: string;
  note?: string;
}

interface Props<Value extends string> {
  options: readonly Option<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  /** `chips` for short words, `rows` where each needs a line of its own. */
  look?: 'chips' | 'rows';
  /** Where it is not the field's. */
  label?: string;
}

/** One of a few. The chosen one has a mark as well as a colour. */
export function Choice<Value extends string>({ options, value, onChange, look = 'chips', label }: Props<Value>) {
  const spoken = useLabel(label);
  return (
    <View className={`choice-${look}`} {...aria({ role: 'radiogroup', label: spoken })}>
      {options.map((option) => {
        const on = option.value === value;
        return (
          <View
            key={option.value}
            className={cx('choice', on && 'choice-on')}
            onClick={() => onChange(option.value)}
            {...aria({ role: 'radio', checked: on })}
          >
            {look === 'rows' && <View className="choice-ring" />}
            {look === 'chips' && on && <Icon name="check" className="choice-mark" />}
            <View className="choice-text">
              <View>{option.label}</View>
              {option.note && <View className="note">{option.note}</View>}
            </View>
          </View>
        );
      })}
    </View>
  );
}
