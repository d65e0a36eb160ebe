/** What a person typed as yuan, in fen: 1234.5 → 123450; undefined when it is no amount. Nothing typed is nothing. */
export function fenOf(typed: string): number | undefined {
  const text = typed.trim().replace(/[,，¥￥]/g, '');
  if (text === '') return 0;
  const [, yuan, part = ''] = /^(\d{1,10})(?:\.(\d{0,2}))?$/.exec(text) ?? [];
  return yuan === undefined ? undefined : Number(yuan) * 100 + Number(`${part}00`.slice(0, 2));
}
