/** What a person types as money, in fen: “1,200.50” → 120050. Undefined when it is not money. */
export function fenOfYuan(text: string): number | undefined {
  const plain = text.replace(/[,，\s]/g, '').replace(/元$/, '');
  const [, whole, part = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}
