import { privateIn } from './private-text';
import { COMPOUND_SURNAMES } from './surnames';

/** Letters that show nothing: joiners, direction marks, soft hyphens, variation selectors, plane-14 tags. */
const UNSEEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]|\udb40[\udc00-\udfff]/g;
const BRACKETED = /([（(【[〔「『<《][^（(【[〔「『<《）)】\]〕」』>》]*[）)】\]〕」』>》])/;
/** An identity, telephone or card number, with what announces it. */
const NUMBERS =
  /(?:联系|移动)?(?:电话号码|手机号码|身份证号码|身份证号|身份证|银行卡号|银行账号|电话|手机号|手机|卡号|账号|账户|微信号?|号码|tel|phone)?[:：]?\s*[+＋]?[0-9０-９](?:[\s\-－—.]?[0-9０-９]){4,}[xXｘＸ]?/gi;
const BETWEEN_PERSONS = /([、，,；;/／|｜\\&＆+＋\n\r]+)/;
/** 王秀英等5户: what follows the names that are given. */
const AND_OTHERS =
  /(等(?:[0-9０-９〇零一二两三四五六七八九十百千]+(?:余|多)?(?:户|人|名|位|家|个人|户人|户村民|名村民|位村民|人家)?|人|户|村民|群众)?)$/;
const COUNTED = /(?:^|\s)([0-9０-９〇零一二两三四五六七八九十百千]+(?:户|人|名|位|家))$/;
/** What may stand in brackets behind a name as it is: it names nobody. */
const NOTE =
  /^(?:已故|故|已去世|户主|户主已故|本人|代|代签|代领|其[父母子女夫妻兄弟姐妹]{1,2}代[签领]?|其子代签|子代签|配偶|(?:第?[0-9０-９一二三四五六七八九十]+)(?:组|社|村民小组)|组长|低保户|脱贫户|个人|自然人|农户|村民|原|暂定|[0-9０-９一二三四五六七八九十]+(?:户|人|名))$/;
const IS_COMPOUND = new RegExp(`^(?:${COMPOUND_SURNAMES})$`);
/** 1. and ① before a name of a list. */
const ITEM = /^(?:[①-⑳㈠-㈩]|[(（]?[0-9０-９]{1,2}[.．、)）])\s*/;
const AND = /^(.{2,})([和与及跟])(.{2,})$/;

/** One name: its first and last letter, stars between; of two letters the first. */
function maskOne(name: string): string {
  const letters = [...name];
  if (letters.length <= 1) return name;
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters[letters.length - 1]}`;
}

/** The words of a cell that stand apart: 张三 李四 are two persons, 王 英 and 欧阳 建国 one. */
function maskWords(text: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const oneName = words.length === 1 || words.some((word) => [...word].length < 2) || IS_COMPOUND.test(first);
  const notes = words.filter((word) => NOTE.test(word));
  if (notes.length > 0 && notes.length < words.length) {
    const names = maskWords(words.filter((word) => !NOTE.test(word)).join(' '));
    return `${names} ${notes.join(' ')}`;
  }
  if (!oneName) return words.map(maskJoined).join(' ');
  // Words of other alphabets are not drawn together: what stands between them is covered like a letter.
  return maskJoined(words.every((word) => /^[a-z.·]+$/i.test(word)) ? words.join(' ') : words.join(''));
}

/** 张三丰和李四光: five letters or more, and a name of two on either side. */
function maskJoined(text: string): string {
  const [, left = '', and = '', right = ''] = ([...text].length >= 5 && AND.exec(text)) || [];
  return and ? `${maskOne(left)}${and}${maskOne(right)}` : maskOne(text);
}

function maskPart(part: string): string {
  const text = part.trim().replace(ITEM, '');
  if (text === '') return '';
  const [others = ''] = AND_OTHERS.exec(text) ?? COUNTED.exec(text) ?? [];
  const named = others === '' ? text : text.slice(0, text.length - others.length);
  // 等 alone is the name of nobody, but a name of two letters may end in it.
  if (others === '等' && [...named].length < 2) return maskWords(text);
  return `${named === '' ? '' : maskWords(named)}${others}`;
}

function maskBracketed(bracketed: string): string {
  const inner = bracketed.slice(1, -1).trim();
  if (NOTE.test(inner)) return bracketed;
  const masked = maskPersons(inner);
  return masked === '' ? '' : `${bracketed[0]}${masked}${bracketed[bracketed.length - 1]}`;
}

const maskPersons = (text: string): string =>
  text
    .split(BETWEEN_PERSONS)
    .map((part) => (BETWEEN_PERSONS.test(part) ? part : maskPart(part)))
    .join('')
    .replace(/^[、，,；;/／|｜\\&＆+＋\s]+|[、，,；;/／|｜\\&＆+＋\s]+$/g, '');

/** Without the notes in brackets that name nobody: 王秀英（已故） → 王秀英. */
export const withoutNotes = (text: string): string =>
  text
    .split(BRACKETED)
    .filter((part) => !BRACKETED.test(part) || !NOTE.test(part.slice(1, -1).trim()))
    .join('');

const cutPrivate = (text: string): string =>
  privateIn(text).reduceRight((words, { from, to }) => words.slice(0, from) + words.slice(to), text);
/** What is left in front of a number that was taken out. */
const ANNOUNCED = /(?:联系|移动)?(?:电话|手机|身份证|银行卡|卡|账)(?:号码|号)?[:：]?\s*(?=$|[）)、，,])/g;

/** Without what cannot be seen, and without identity, telephone and card numbers, however they are written. */
export const withoutNumbers = (text: string): string => {
  const cut = cutPrivate(text);
  const bare = (cut === text ? text : cut.replace(ANNOUNCED, '')).replace(UNSEEN, '');
  return bare.replace(NUMBERS, '').trim();
};

/**
 * Names as public lists show them: 王秀英 → 王*英, 李四 → 李*, 欧阳建国 → 欧**国, 阿依古丽·买买提 → 阿******提. Several persons of
 * one cell are masked each (王秀英、李四等5户 → 王*英、李*等5户); what stands in brackets is masked unless it is a note of a closed
 * list (（已故）, （户主）); numbers of identity, telephone and cards are left out.
 */
export const maskName = (name: string): string =>
  withoutNumbers(name)
    .split(BRACKETED)
    .map((part) => (BRACKETED.test(part) ? maskBracketed(part) : maskPersons(part)))
    .join('');

/** 18 places → first 4 and last 2: 5115**********21. */
export const maskIdNumber = (idNumber: string): string =>
  `${idNumber.slice(0, 4)}${'*'.repeat(12)}${idNumber.slice(-2)}`;

/** 13812345678 → 138****5678. */
export const maskPhone = (phone: string): string => phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');
