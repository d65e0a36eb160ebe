import { idCheckDigit } from './id-number';

export type PrivateKind = 'idNumber' | 'phone' | 'landline' | 'card';

/** Digits as they stand in a text, in the groups they are written in: 138-1234-5678 is three. */
export interface WrittenNumber {
  readonly groups: readonly string[];
  /** What stands between the groups; one fewer than groups. */
  readonly between: readonly string[];
  /** The words right before, Latin letters small, and after. */
  readonly before: string;
  readonly after: string;
}

const LEADS_ON = '(?:号码?|账号)?[的为是#:：（(\\s]*$';
const after = (words: string, rest = LEADS_ON): RegExp => new RegExp(`(?:${words})${rest}`);
/** A number that follows these, or the first part of one, is an office's own number of a thing. */
const DOCUMENT = after(
  '编号|订单|单号|合同|协议|凭证|[记收付转](?:字第|-)|文号|流水|批次|项目|代码|发票|序号|档案|报告|回执|条码|区划|票据|收据|版本',
  '(?:号码?)?[的为是#:：（(\\s]*(?:\\d+[-—/])*$',
);
const IDENTITY = after('身份证|证件|公民身份');
const TELEPHONE = after(
  '电话|手机|座机|固话|宅电|致电|来电|去电|拨打|拨|联系方式|联系人|热线|传真|tel|phone|mobile|微信|vx|0\\d{2,3}[-) ]?\\d{7,8}[/、,，;；\\s或和]+',
);
const ACCOUNT = after('卡号|银行卡|储蓄卡|存折|一卡通|社保卡|社会保障卡|信用卡|工资卡|惠农卡|[账帐]号|[账帐]户');
const SUM = /^\s*(?:元|万|千|亩|平方|公斤|斤|吨|米|户|人|株)/;

/** The first two digits of a division: GB/T 2260, with the residence permits of 港澳台. */
const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const bornOn = (year: string, month: string, day: string): boolean =>
  Number(year) >= 1900 && Number(year) < 2100 && isDate(Number(year), Number(month), Number(day));

/** From here on a district's code, a date and a serial number look like the identity number of a child. */
const DOCUMENTS_SINCE = 2010;

function isIdentity(digits: string, before: string): boolean {
  const [, year = '', month = '', day = ''] = /^\d{6}(\d{4})(\d\d)(\d\d)\d{3}[\dX]$/.exec(digits) ?? [];
  if (!bornOn(year, month, day)) return false;
  if (idCheckDigit(digits.slice(0, 17)) === digits.charAt(17)) return PROVINCES.test(digits) || /^9/.test(digits);
  return PROVINCES.test(digits) && (Number(year) < DOCUMENTS_SINCE || isNotDocument(before));
}

const isNotDocument = (before: string): boolean => !DOCUMENT.test(before) || IDENTITY.test(before);

/** How people part the 15 places: by 6 and 12, or after every digit. A table's neighbouring figures are not one number. */
const OLD_SHAPES = /^(?:15|6,9|12,3|6,6,3|6,2,2,2,3|3,3,6,3|(?:1,){14}1)$/;
/** Fifteen places with a year this early are more often a village's code and a serial number than somebody born then. */
const LIVING_SINCE = 20;

/** The number before 1999: six places of a division, YYMMDD of the twentieth century, three of a serial, no check. */
function isOldIdentity(digits: string, shape: string, before: string): boolean {
  const [, year = '', month = '', day = ''] = /^\d{6}(\d\d)(\d\d)(\d\d)\d{3}$/.exec(digits) ?? [];
  if (!bornOn(`19${year}`, month, day) || !PROVINCES.test(digits) || !OLD_SHAPES.test(shape)) return false;
  return Number(year) >= LIVING_SINCE || isNotDocument(before);
}

const CREDIT_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码: GB 32100-2015, modulo 31. It is a body's own, and public. */
function isCreditCode(digits: string): boolean {
  if (digits.length !== 18 || !/^[159]/.test(digits)) return false;
  let weight = 1;
  let sum = 0;
  for (let place = 0; place < 17; place += 1) {
    sum += CREDIT_LETTERS.indexOf(digits.charAt(place)) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_LETTERS.charAt((31 - (sum % 31)) % 31) === digits.charAt(17);
}

/** The last digit of a bank card: ISO/IEC 7812-1. */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - place)) * (place % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Which issuers begin so, and how long theirs are: without this one in ten of all long numbers would be a card. */
const ISSUERS =
  /^(?:4\d{12}|4\d{15}|5\d{15}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|35\d{14}|3[0689]\d{12}|6\d{15,18}|9[0-8]\d{14}|9[0-8]\d{17})$/;
const UNION_PAY = /^62\d{14,17}$/;
const CARD_SHAPES = /^(?:\d\d|(?:4,){3,4}[1-4]|6,1[0-3]|8,8|4,\d\d|6,[46],\d,?\d?|6,4,4,\d|(?:1,){15,18}1)$/;

function isCard(digits: string, shape: string, { before, after: behind, between, groups }: WrittenNumber): boolean {
  const listed = groups.length > 1 && (SUM.test(behind) || groups.every((group) => /0$|^(?:19|20)\d\d$/.test(group)));
  if (listed || isCreditCode(digits)) return false;
  // An account's number is parted as each bank likes; a day and a time are none.
  const asAccount = ACCOUNT.test(before) && groups.length <= 6 && !/^(?:19|20)\d\d$/.test(groups[0] ?? '');
  if (asAccount && /^\d{12,21}$/.test(digits)) return true;
  if (!CARD_SHAPES.test(shape)) return false;
  const asDocument = DOCUMENT.test(before) || between.some((mark) => /[,，、]/.test(mark));
  if (UNION_PAY.test(digits)) return isLuhn(digits) || !asDocument;
  return ISSUERS.test(digits) && isLuhn(digits) && !DOCUMENT.test(before);
}

/** How people write the eleven digits of a mobile. Other groups are figures that stand beside each other. */
const MOBILE_SHAPES =
  /^(?:11|3,8|7,4|4,7|5,6|6,5|3,4,4|4,4,3|4,3,4|3,3,5|3,5,3|3,2,6|3,6,2|3,4,2,2|3,2,2,4|3,2,2,2,2|2,3,3,3|(?:2,){5}1|(?:1,){10}1)$/;

const isListed = ({ between, after: behind }: WrittenNumber): boolean =>
  between.some((mark) => /[,，、]/.test(mark)) && SUM.test(behind);

/** 13,812,345,678 is a sum. */
const isThousands = ({ groups, between }: WrittenNumber): boolean =>
  groups.length > 1 && between.every((mark) => mark === ',') && groups.slice(1).every((group) => group.length === 3);

function isMobile(digits: string, groups: readonly string[], written: WrittenNumber): boolean {
  if (!/^1[3-9]\d{9}$/.test(digits) || isListed(written)) return false;
  return MOBILE_SHAPES.test(shapeOf(groups)) || TELEPHONE.test(written.before);
}

/** 010, 02x and the four-place codes of the other cities; a local number begins with 2 to 8. */
const FIXED = /^(?:0(?:10|2\d)[2-8]\d{7}|0[3-9]\d\d[2-8]\d{6,7})$/;
const FIXED_FROM_ABROAD = /^(?:(?:10|2\d)[2-8]\d{7}|[3-9]\d\d[2-8]\d{6,7})$/;
const LOCAL = /^[2-8]\d{6,7}$/;

function isLandline(digits: string, international: boolean, written: WrittenNumber): boolean {
  const { groups, before } = written;
  if (isListed(written)) return false;
  if (LOCAL.test(digits)) return TELEPHONE.test(before) && groups.every((group) => group.length > 1);
  if (international && FIXED_FROM_ABROAD.test(digits)) return true;
  const parted = groups.length === 1 || /^0\d{2,3}$/.test(groups[0] ?? '') || TELEPHONE.test(before);
  return FIXED.test(digits) && parted && !DOCUMENT.test(before);
}

const shapeOf = (groups: readonly string[]): string => groups.map((group) => group.length).join(',');

/** The groups without +86, 0086 or 86 before them, alone or joined to the number. */
function withoutCountry(groups: readonly string[]): string[] {
  const [first = '', ...rest] = groups;
  if (first === '86' || first === '0086') return rest;
  if (first === '00' && rest[0] === '86') return rest.slice(1);
  return [first.replace(/^(?:(?:00)?86(?=\d{3})|0(?=1[3-9]\d{9}$))/, ''), ...rest];
}

/** 1200.50: one point with a few digits behind it parts a sum, not a number. */
const isDecimal = ({ groups: [, behind = '', ...more], between }: WrittenNumber): boolean =>
  between[0] === '.' && more.length === 0 && behind.length <= 3;

/** What a written number is, or nothing when it is no number of a person's that is kept private. */
export function privateKindOf(written: WrittenNumber): PrivateKind | undefined {
  const { groups, before } = written;
  const digits = groups.join('');
  if (isDecimal(written) || isThousands(written)) return undefined;
  if (isIdentity(digits, before) || isOldIdentity(digits, shapeOf(groups), before)) return 'idNumber';
  if (!/^\d+$/.test(digits)) return undefined;
  if (isMobile(digits, groups, written)) return 'phone';
  const national = withoutCountry(groups);
  if (national.join('') !== digits && isMobile(national.join(''), national, written)) return 'phone';
  if (isCard(digits, shapeOf(groups), written)) return 'card';
  const international = national.join('') !== digits && (/\+\(?$/.test(before) || /^00/.test(digits));
  return isLandline(international ? national.join('') : digits, international, written) ? 'landline' : undefined;
}
