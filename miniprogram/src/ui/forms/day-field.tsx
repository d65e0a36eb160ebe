import { Picker, View } from '@tarojs/components';
import { formatDay } from '@shared/time';
import { aria } from '../aria';
import { Icon } from '../icon';
import { useLabel } from './asked';
import './day-field.css';

interface Props {
  mode: 'date' | 'time';
  value: string;
  onChange: (value: string) => void;
  placeholder: string;
  /** Where it is not the field's. */
  label?: string;
  start?: string;
  end?: string;
}

/** A day or a time of day, chosen by turning wheels: nobody types `2026-11-28`. */
export function DayField({ mode, value, onChange, placeholder, label, start, end }: Props) {
  const spoken = useLabel(label) ?? placeholder;
  const words = mode === 'date' && value ? formatDay(value, new Date().getFullYear()) : value;
  return (
    <Picker
      mode={mode}
      value={value}
      {...(start && { start })}
      {...(end && { end })}
      onChange={({ detail }) => onChange(String(detail.value))}
    >
      <View className="day-field" {...aria({ role: 'button', label: `${spoken}，${words || placeholder}` })}>
        <View className={value ? '' : 'muted'}>{words || placeholder}</View>
        <Icon name="down" />
      </View>
    </Picker>
  );
}
