import { Input, type InputProps, Textarea, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { aria, ariaInside } from '../aria';
import { cx } from '../cx';
import { Icon } from '../icon';
import { useInSheet } from '../layout/in-sheet';
import { PrivateNote } from '../words/private-note';
import { Asked, useLabel } from './asked';
import './field.css';

interface FieldProps {
  label: string;
  hint?: string;
  error?: string;
  optional?: boolean;
  children: ReactNode;
}

/** One question of a form: its words, which name the answer in it too, a hint, the answer, and what is wrong with it. */
export function Field({ label, hint, error, optional, children }: FieldProps) {
  return (
    <View className={cx('field', error !== undefined && 'wrong')}>
      <View className="field-label">
        {label}
        {optional && (
          <View className="note" style={{ display: 'inline' }}>
            （可不填）
          </View>
        )}
      </View>
      {hint && <View className="field-hint">{hint}</View>}
      <Asked.Provider value={label}>{children}</Asked.Provider>
      {error !== undefined && (
        <View className="field-error" {...aria({ role: 'alert' })}>
          <Icon name="warn" />
          {error}
        </View>
      )}
    </View>
  );
}

interface TextProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** The most characters. */
  max?: number;
  /** Where it is not the field's. */
  label?: string;
  /** All will read it: numbers of persons in it are pointed out. */
  isPublic?: boolean;
}

const ABOVE_KEYBOARD = 96;

export function TextInput({
  value,
  onChange,
  placeholder,
  max = 100,
  label,
  isPublic = false,
  ...rest
}: TextProps & Pick<InputProps, 'type' | 'confirmType' | 'onConfirm' | 'onBlur'>) {
  const spoken = useLabel(label) ?? placeholder;
  const input = (
    <Input
      className="input"
      value={value}
      maxlength={max}
      placeholder={placeholder}
      placeholderClass="placeholder"
      cursorSpacing={ABOVE_KEYBOARD}
      onInput={(event) => onChange(event.detail.value)}
      {...aria({ label: spoken })}
      {...ariaInside({ 'aria-label': spoken })}
      {...rest}
    />
  );
  if (!isPublic) return input;
  return (
    <View>
      {input}
      <PrivateNote value={value} onChange={onChange} />
    </View>
  );
}

/** Several lines, with how many characters are written of how many. */
export function TextArea({ value, onChange, placeholder, max = 500, label, isPublic = false }: TextProps) {
  const inSheet = useInSheet();
  const spoken = useLabel(label) ?? placeholder;
  return (
    <View className="area-box">
      <Textarea
        className="area"
        value={value}
        maxlength={max}
        placeholder={placeholder}
        placeholderClass="placeholder"
        autoHeight
        {...(inSheet && { fixed: true })}
        // The line that is written, and a button under it, stay above the keyboard.
        cursorSpacing={ABOVE_KEYBOARD}
        onInput={(event) => onChange(event.detail.value)}
        {...aria({ label: spoken })}
        {...ariaInside({ 'aria-label': spoken })}
      />
      <View className="area-count">{`${[...value].length}/${max}`}</View>
      {isPublic && <PrivateNote value={value} onChange={onChange} />}
    </View>
  );
}
