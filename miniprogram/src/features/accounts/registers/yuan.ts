/** What a person types as money, in fen: “1,200.50” → 120050. Undefined when it is not money: a comma is one of thousands, or none. */
export function fenOfYuan(text: string): number | undefined {
  const sum = /^(\d{1,3}(?:[,，]\d{3}){1,3}|\d{1,10})(?:\.(\d{1,2}))?(?:\s*元)?$/;
  const [, whole, part = ''] = sum.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : Number(whole.replace(/\D/g, '')) * 100 + Number(part.padEnd(2, '0'));
}
