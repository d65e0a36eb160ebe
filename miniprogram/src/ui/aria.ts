interface Aria {
  role?: string;
  label?: string;
  checked?: boolean;
  selected?: boolean;
  /** What folds says it: browsers speak it, for WeChat it stands in the label. */
  expanded?: boolean;
  hidden?: boolean;
}

/** What a key presses, where there are keys: each can be reached by Tab. */
const PRESSED: readonly string[] = ['button', 'link', 'checkbox', 'radio', 'tab', 'switch'];

/** What a screen reader is told of the element of the browser itself inside one of Taro's: a field's or a switch's name, a picture's words. To be spread. */
export const ariaInside = (attributes: { role?: string; 'aria-label'?: string | undefined; alt?: string }) =>
  process.env.TARO_ENV === 'h5' ? { nativeProps: attributes } : {};

/** What a screen reader is told of an element: WeChat calls the role `aria-role`, browsers `role`. To be spread into the element. */
export function aria({ role, label, checked, selected, expanded, hidden }: Aria): Record<string, string> {
  const h5 = process.env.TARO_ENV === 'h5';
  return {
    ...(role && { [process.env.TARO_ENV === 'weapp' ? 'aria-role' : 'role']: role }),
    ...(label && { 'aria-label': label }),
    // The page's own heading, of level 1, is the title in its bar.
    ...(h5 && role === 'heading' && { 'aria-level': '2' }),
    ...(h5 && role && PRESSED.includes(role) && { tabindex: '0' }),
    // As words: Taro on H5 drops an attribute that is false.
    ...(checked !== undefined && { 'aria-checked': String(checked) }),
    ...(selected !== undefined && { 'aria-selected': String(selected) }),
    ...(h5 && expanded !== undefined && { 'aria-expanded': String(expanded) }),
    ...(hidden && { 'aria-hidden': 'true' }),
  };
}
