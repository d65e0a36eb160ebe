import { type Folded, foldLetters } from '@shared/text/folded-letters';
import { nameInWords } from '@shared/text/name-in-words';
import { privateIn, type PrivateKind } from '@shared/text/private-text';

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

const TELLS: Record<PrivateKind, Telling> = {
  idNumber: 'idNumber',
  phone: 'phone',
  landline: 'phone',
  card: 'bankCard',
};

const KIN =
  '老公|老婆|丈夫|妻子|爱人|男人|婆娘|儿子|女儿|儿媳|女婿|爸|妈|爹|娘|父亲|母亲|爷爷|奶奶|公公|婆婆|哥|弟|姐|妹';
const COUNTED = '[\\d一二三四五六七八九十]+';
/** A letter of a name: the common ones, the rare ones of the extensions (𠮷 is two units), 〇, and the dot. */
const LETTER = '(?:[\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff·•・‧]|[\\ud840-\\ud88f][\\udc00-\\udfff])';
/** 我是村民, 我是想问: says nobody. */
const NOBODY =
  /^(村民|本村|一名|一个|一位|普通|说|想|在|去|因为|为了|看|听|不|很|真|被|从|来|个|老百姓|群众|农民|党员|要|认为|觉得|反映|举报|亲|对|多次|于|已|曾|没|无|有|知道|希望|现)/;

const INTRODUCES = new RegExp(
  `(?:我叫|我名叫|俺叫|本人叫?|我是|我系|俺是|我姓)\\s*(${LETTER}{1,16})|我(?:家|的)?(?:${KIN})(?:叫|是)${LETTER}{2,4}|(?:联系人|署名|落款|举报人|反映人|签名)\\s*[:：是为]\\s*${LETTER}{2,4}`,
  'g',
);
const HOME = new RegExp(
  `(?:我|俺)(?:们)?(?:是|系|在)\\s*${COUNTED}\\s*(?:组|社|队)|(?:我家|我们家|我屋(?:头|里)?|我住|我们住|俺家)[^，。；！？,;!?\\n]{0,12}?(?:${COUNTED}\\s*(?:组|社|队|号|栋|单元|楼)|隔壁|对面|旁边|后面|前面|背后|门口)`,
  'g',
);
const MINE = new RegExp(`(?:我家|我们家|我屋头|俺家|我(?:家|的)?(?:${KIN}))(?:的|家)?${LETTER}{0,6}`, 'g');
const ACCOUNT = /(?:[微薇威][信]|[VvＶ]信|绿泡泡|vx|VX|QQ|qq|扣扣|抖音|快手)号?\s*[:：是为]?\s*[A-Za-z\d][\w-]{4,19}/g;
const AT_HOME = /我家|我屋|俺家|自家|自己家|家门口|屋门口|\d+\s*号|\d+\s*栋/g;

/** Where in the folded letters a pattern stands, with what its first group caught. */
function all(letters: string, pattern: RegExp): { from: number; to: number; caught: string | undefined }[] {
  const found: { from: number; to: number; caught: string | undefined }[] = [];
  pattern.lastIndex = 0;
  for (let one = pattern.exec(letters); one; one = pattern.exec(letters)) {
    found.push({ from: one.index, to: one.index + one[0].length, caught: one[1] });
    if (one[0] === '') pattern.lastIndex += 1;
  }
  return found;
}

const asWritten = (text: string, { from, to }: Folded, place: { from: number; to: number }): string =>
  text.slice(from[place.from], to[place.to - 1]);

/** What words have in them that tells who wrote them: each once, the surest first. Looked for in the letters as a reader sees them. */
function findIn(text: string, where: Found['where'], { name, family }: Self): Found[] {
  const folded = foldLetters(text);
  const found: Found[] = [];
  const add = (telling: Telling, several: readonly string[]) =>
    several.forEach((words) => {
      const known = found.some((one) => one.words.includes(words.trim()) || words.includes(one.words));
      if (!known) found.push({ telling, words: words.trim(), where });
    });
  const written = (pattern: RegExp | undefined, isMeant: (caught: string | undefined) => boolean = () => true) =>
    pattern
      ? all(folded.letters, pattern)
          .filter(({ caught }) => isMeant(caught))
          .map((place) => asWritten(text, folded, place))
      : [];
  if (name) add('name', written(nameInWords(name)));
  for (const one of family) add('family', written(nameInWords(one)));
  for (const { kind, from, to } of privateIn(text)) add(TELLS[kind], [text.slice(from, to)]);
  add('account', written(ACCOUNT));
  add(
    'introduces',
    written(INTRODUCES, (said) => !said || !NOBODY.test(said)),
  );
  add('home', written(where === 'place' ? AT_HOME : HOME));
  if (where === 'description') add('mine', written(MINE).slice(0, 2));
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
