import { View } from '@tarojs/components';
import { aria } from '../aria';
import './choice.css';
import { cx } from '../cx';
import { Icon } from '../icon';
import { useLabel } from './asked';

interface Props<Value extends string> {
  options: readonly { value: Value; label: string }[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
  /** Where it is not the field's. */
  label?: string;
}

/** Any of a few, in the order they are given. The chosen ones have a mark as well as a colour. */
export function Choices<Value extends string>({ options, value, onChange, label }: Props<Value>) {
  const turn = (one: Value) =>
    onChange(options.map((option) => option.value).filter((other) => (other === one) !== value.includes(other)));
  const spoken = useLabel(label);
  return (
    <View className="choice-rows" {...aria({ role: 'group', label: spoken })}>
      {options.map((option) => {
        const on = value.includes(option.value);
        return (
          <View
            key={option.value}
            className={cx('choice', on && 'choice-on')}
            onClick={() => turn(option.value)}
            {...aria({ role: 'checkbox', checked: on })}
          >
            <View className="choice-box">{on && <Icon name="check" />}</View>
            <View className="choice-text">{option.label}</View>
          </View>
        );
      })}
    </View>
  );
}
