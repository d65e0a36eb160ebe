const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** Four digits in capitals, without zeros in front. */
function groupWords(group: number): string {
  let words = '';
  let isZero = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      isZero = words !== '';
      continue;
    }
    words += `${isZero ? '零' : ''}${DIGITS.charAt(digit)}${PLACES[place]!}`;
    isZero = false;
  }
  return words;
}

/**
 * A sum of fen as it is written on a bill: 123456 is 壹仟贰佰叁拾肆元伍角陆分, 120000 is 壹仟贰佰元整 (正确填写票据和结算凭证的基本规定,
 * 支付结算办法附一).
 */
export function capitalMoney(fen: number): string {
  const yuan = Math.floor(fen / 100);
  const [jiao, cents] = [Math.floor(fen / 10) % 10, fen % 10];
  let words = '';
  let isZero = false;
  for (let place = GROUPS.length - 1; place >= 0; place -= 1) {
    const group = Math.floor(yuan / 10_000 ** place) % 10_000;
    if (group === 0) {
      isZero = words !== '';
      continue;
    }
    words += `${isZero || (words !== '' && group < 1000) ? '零' : ''}${groupWords(group)}${GROUPS[place]!}`;
    isZero = false;
  }
  if (words !== '') words += '元';
  if (jiao > 0) words += `${DIGITS.charAt(jiao)}角`;
  else if (cents > 0 && words !== '') words += '零';
  if (cents > 0) return `${words}${DIGITS.charAt(cents)}分`;
  return words === '' ? '零元整' : `${words}整`;
}
