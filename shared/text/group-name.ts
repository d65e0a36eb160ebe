const HAN = '一二三四五六七八九';

/** The group of a village as a roster names it, without spaces: 三组, 第3村民小组 and 3社 are one: `3组`. A name (何家湾组) stays. */
export function groupNameOf(text: string): string {
  const [, said = ''] =
    /^第?(\d{1,3}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:组|社|村民小组|小组)?$/u.exec(text) ?? [];
  if (said === '') return text;
  const [tens, ones = ''] = said.includes('十') ? said.split('十') : ['', said];
  const ten = said.includes('十') ? (HAN.indexOf(tens!) + 1 || 1) * 10 : 0;
  return `${/^\d/.test(said) ? Number(said) : ten + (ones === '' ? 0 : HAN.indexOf(ones) + 1)}组`;
}
