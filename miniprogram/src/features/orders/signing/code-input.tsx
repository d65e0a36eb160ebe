import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import { aria, ariaInside } from '@/ui/aria';
import { cx } from '@/ui/cx';
import './signing.css';

const PLACES = [0, 1, 2, 3, 4, 5];

interface Props {
  value: string;
  onChange: (value: string) => void;
  label: string;
  focus?: boolean;
}

/** Six digits in six boxes, hidden from who looks over a shoulder. The field itself lies over them and is not seen. */
export function CodeInput({ value, onChange, label, focus = false }: Props) {
  const [isTyped, setTyped] = useState(focus);
  return (
    <View className="code-input">
      <View className="code-cells" {...aria({ hidden: true })}>
        {PLACES.map((place) => (
          <View key={place} className={cx('code-cell', isTyped && place === value.length && 'code-next')}>
            {place < value.length ? '●' : ''}
          </View>
        ))}
      </View>
      <Input
        className="code-typed"
        type="number"
        value={value}
        maxlength={PLACES.length}
        focus={focus}
        cursorSpacing={96}
        onFocus={() => setTyped(true)}
        onBlur={() => setTyped(false)}
        onInput={(event) => onChange(event.detail.value.replace(/\D/g, '').slice(0, PLACES.length))}
        {...aria({ label })}
        {...ariaInside({ 'aria-label': label })}
      />
    </View>
  );
}
