import { View } from '@tarojs/components';
import { aria } from '../aria';
import { TextInput } from './field';
import { Icon } from '../icon';
import './search-box.css';

interface Props {
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  max?: number;
}

/** A line to find something by typing. */
export function SearchBox({ value, onChange, placeholder, max = 40 }: Props) {
  return (
    <View className="search">
      <Icon name="search" className="search-icon" />
      <TextInput
        value={value}
        onChange={onChange}
        placeholder={placeholder}
        label={placeholder}
        max={max}
        confirmType="search"
      />
      {value !== '' && (
        <View className="search-clear" onClick={() => onChange('')} {...aria({ role: 'button', label: '清空' })}>
          <Icon name="close" />
        </View>
      )}
    </View>
  );
}
