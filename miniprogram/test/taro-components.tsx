/** DOM stand-ins for @tarojs/components: enough for @testing-library, with Taro's `e.detail.value` and WeChat's aria-role. */
import { createElement, forwardRef, type ReactNode } from 'react';

type Props = Record<string, unknown> & { children?: ReactNode };
type Handler = ((event: unknown) => void) | undefined;

const WECHAT_ONLY = new Set(
  'hoverClass mode autoHeight maxlength openType scrollY scrollX formType placeholderClass confirmType onConfirm catchMove fixed lazyLoad onGetPhoneNumber color cursorSpacing'.split(
    ' ',
  ),
);

const clean = ({ 'aria-role': role, ...props }: Props): Props => ({
  ...Object.fromEntries(Object.entries(props).filter(([name]) => !WECHAT_ONLY.has(name))),
  ...(role !== undefined && { role }),
});

const box = (tag: string) =>
  forwardRef<HTMLElement, Props>((props, ref) => createElement(tag, { ...clean(props), ref }));

const field = (tag: 'input' | 'textarea') =>
  forwardRef<HTMLElement, Props>(({ onInput, ...props }, ref) =>
    createElement(tag, {
      ...clean(props),
      ref,
      onChange: ({ target }: { target: { value: string } }) =>
        (onInput as Handler)?.({ detail: { value: target.value } }),
    }),
  );

export const View = box('div');
export const Text = box('span');
export const Button = box('button');
export const Image = box('img');
export const Video = box('video');
export const ScrollView = box('div');
export const Picker = box('div');
export const Input = field('input');
export const Textarea = field('textarea');
export const Switch = forwardRef<HTMLInputElement, Props>(({ onChange, checked, ...props }, ref) =>
  createElement('input', {
    ...clean(props),
    ref,
    type: 'checkbox',
    checked,
    onChange: ({ target }: { target: { checked: boolean } }) =>
      (onChange as Handler)?.({ detail: { value: target.checked } }),
  }),
);
