interface Aria {
  role?: string;
  label?: string;
  checked?: boolean;
  selected?: boolean;
  hidden?: boolean;
}

/** What a screen reader is told of an element: WeChat calls the role `aria-role`, browsers `role`. To be spread into the element. */
export function aria({ role, label, checked, selected, hidden }: Aria): Record<string, string> {
  return {
    ...(role && { [process.env.TARO_ENV === 'weapp' ? 'aria-role' : 'role']: role }),
    ...(label && { 'aria-label': label }),
    // As words: Taro on H5 drops an attribute that is false.
    ...(checked !== undefined && { 'aria-checked': String(checked) }),
    ...(selected !== undefined && { 'aria-selected': String(selected) }),
    ...(hidden && { 'aria-hidden': 'true' }),
  };
}
