/** What a person typed as yuan, in fen: 1234.5 or 1,234.5 → 123450; undefined when it is no amount. Nothing typed is nothing. */
export function fenOf(typed: string): number | undefined {
  const text = typed.trim().replace(/^[¥￥]\s*/, '');
  if (text === '') return 0;
  // A comma is one of thousands: another place would make it another sum.
  const sum = /^(\d{1,3}(?:[,，]\d{3}){1,3}|\d{1,10})(?:\.(\d{0,2}))?$/;
  const [, yuan, part = ''] = sum.exec(text) ?? [];
  return yuan === undefined ? undefined : Number(yuan.replace(/\D/g, '')) * 100 + Number(`${part}00`.slice(0, 2));
}
