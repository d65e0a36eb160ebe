import { View } from '@tarojs/components';
import { aria } from '../aria';
import { Icon, type IconName } from '../icon';
import './tiles.css';

interface Props<Value extends string> {
  of: readonly { value: Value; label: string; icon: IconName }[];
  onChoose: (value: Value) => void;
}

/** Many short ways in, each a picture with its word. */
export function Tiles<Value extends string>({ of, onChoose }: Props<Value>) {
  return (
    <View className="tiles">
      {of.map(({ value, label, icon }) => (
        <View
          key={value}
          className="tiles-one"
          hoverClass="row-press"
          onClick={() => onChoose(value)}
          {...aria({ role: 'button', label })}
        >
          <Icon name={icon} className="tiles-icon" />
          <View className="tiles-word">{label}</View>
        </View>
      ))}
    </View>
  );
}
