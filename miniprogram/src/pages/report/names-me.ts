import { idCheckDigit } from '@shared/id-number';

/** What the phone knows of the one who writes; nothing of it is sent anywhere for this. */
export interface Self {
  name?: string | undefined;
  /** The household's other names, when the phone has them. */
  family: readonly string[];
}

/** In what way words tell who wrote them. */
export type Telling =
  'name' | 'family' | 'phone' | 'idNumber' | 'bankCard' | 'account' | 'introduces' | 'home' | 'mine';

export interface Found {
  telling: Telling;
  /** The very words. */
  words: string;
  where: 'description' | 'place';
}

const GAP = '[\\s\\-－—.·]*';
/** A name also as 王 秀 英. */
const spread = (name: string): RegExp => new RegExp([...name].map(escaped).join(GAP), 'g');
const escaped = (letter: string): string => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const DIGITS = /\d(?:[\s\-－—]?\d){10,18}[\dXxＸｘ]?/g;
const bare = (digits: string): string => digits.replace(/[\s\-－—]/g, '').replace(/[xＸｘ]/g, 'X');

/** Luhn: what bank cards end with. */
function isCard(digits: string): boolean {
  if (!/^\d{16,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, letter, place) => {
    const doubled = Number(letter) * (place % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

function numberKind(found: string): Telling | undefined {
  const digits = bare(found);
  if (/^1[3-9]\d{9}$/.test(digits)) return 'phone';
  if (/^\d{17}[\dX]$/.test(digits) && idCheckDigit(digits.slice(0, 17)) === digits[17]) return 'idNumber';
  return isCard(digits) ? 'bankCard' : undefined;
}

const KIN =
  '老公|老婆|丈夫|妻子|爱人|男人|婆娘|儿子|女儿|儿媳|女婿|爸|妈|爹|娘|父亲|母亲|爷爷|奶奶|公公|婆婆|哥|弟|姐|妹';
const COUNTED = '[\\d０-９一二三四五六七八九十]+';
/** 我是村民, 我是想问: says nobody. */
const NOBODY =
  /^(村民|本村|一名|一个|一位|普通|说|想|在|去|因为|为了|看|听|不|很|真|被|从|来|个|老百姓|群众|农民|党员|要|认为|觉得|反映|举报|亲|对|多次|于|已|曾|没|无|有|知道|希望|现)/;

const INTRODUCES = new RegExp(
  `(?:我叫|我名叫|俺叫|本人叫?|我是|俺是|我姓)\\s*([\\u4e00-\\u9fa5·]{1,8})|我(?:家|的)?(?:${KIN})(?:叫|是)[\\u4e00-\\u9fa5·]{2,4}`,
  'g',
);
const HOME = new RegExp(
  `(?:我家|我们家|我屋(?:头|里)?|我住|我们住|俺家)[^，。；！？,;!?\\n]{0,12}?(?:${COUNTED}\\s*(?:组|社|队|号|栋|单元|楼)|隔壁|对面|旁边|后面|前面|背后|门口)`,
  'g',
);
const MINE = new RegExp(`(?:我家|我们家|我屋头|俺家|我(?:家|的)?(?:${KIN}))(?:的|家)?[\\u4e00-\\u9fa5]{0,6}`, 'g');
const ACCOUNT = /(?:微信|QQ|qq|抖音)号?\s*[:：是为]?\s*[A-Za-z\d][\w-]{4,19}/g;
const AT_HOME = /我家|我屋|俺家|自家|自己家|家门口|屋门口|[\d０-９]+\s*号|[\d０-９]+\s*栋/g;

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([words]) => words);

/** What words have in them that tells who wrote them: each once, the surest first. */
function findIn(text: string, where: Found['where'], { name, family }: Self): Found[] {
  const found: Found[] = [];
  const add = (telling: Telling, several: readonly string[]) =>
    several.forEach((words) => {
      const known = found.some((one) => one.words.includes(words.trim()) || words.includes(one.words));
      if (!known) found.push({ telling, words: words.trim(), where });
    });
  if (name) add('name', all(text, spread(name)));
  for (const one of family) add('family', all(text, spread(one)));
  for (const digits of all(text, DIGITS)) {
    const kind = numberKind(digits);
    if (kind) add(kind, [digits]);
  }
  add('account', all(text, ACCOUNT));
  add(
    'introduces',
    [...text.matchAll(INTRODUCES)].filter(([, said]) => !said || !NOBODY.test(said)).map(([words]) => words),
  );
  add('home', all(text, where === 'place' ? AT_HOME : HOME));
  if (where === 'description') add('mine', all(text, MINE).slice(0, 2));
  return found;
}

/**
 * The words of a report by which a village would know who wrote it. Read on the phone; nothing is sent for it. It finds what is
 * plain, not everything: who tells a story that only one family knows has told their name.
 */
export const whatNamesMe = (report: { description: string; place: string }, self: Self): Found[] => [
  ...findIn(report.description, 'description', self),
  ...findIn(report.place, 'place', self),
];
