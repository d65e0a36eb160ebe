import { maskName, withoutNotes, withoutNumbers } from '@shared/text/mask';
import { COMMON_SURNAMES, COMPOUND_SURNAMES, RARER_SURNAMES, RAREST_SURNAMES, YI_NAMES } from '@shared/text/surnames';
import type { PartyKind } from '@shared/accounts/registers';

/** What a file or a form says of a party. A sole trader (个体工商户) is neither surely: the name may be a person's. */
export type Nature = PartyKind | 'soleTrader';

/** Whom the collective deals with, as it may be published. */
export interface Party {
  /** `unsure` is masked like a person and has to be asked. */
  readonly kind: 'body' | 'person' | 'unsure';
  /** A body's whole name; of everyone else the masked one. */
  readonly shown: string;
  /** Tells those of one masked name apart; a body has none, its name does that. Never shown. */
  readonly key?: string;
}

export interface PartyKnowledge {
  readonly nature?: Nature | undefined;
  /** Whether a name, as `partyText` gives it, is a body's on the register or a division's. */
  readonly isRegistered?: ((text: string) => boolean) | undefined;
  /** A keyed hash of a full name within its village. */
  readonly keyOf: (text: string) => string;
}

const DOTS = /[•・‧∙⋅●]|(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu;
const SPACES = /[\s\u3000]+/g;

/** A name as it is compared: half-width, without spaces, numbers of persons, and what cannot be seen; dots of names as one. */
export const partyText = (name: string): string =>
  withoutNotes(withoutNumbers(name).normalize('NFKC'))
    .replace(/[(（【[〔]\s*[)）】\]〕]/g, '')
    .replace(DOTS, '·')
    .replace(SPACES, '')
    .replace(/[,，;；/|&+]/g, '、')
    .replace(/^、+|、+$/g, '');

const BRACKET = /[(（【[〔][^(（【[〔)）】\]〕]*[)）】\]〕]/g;
/** 四川路桥（集团）有限公司: what follows goes on with the same name. */
const BRACKET_WITHIN = /[(（【[〔][^(（【[〔)）】\]〕]*[)）】\]〕](?=股份|有限|集团|公司|分公司|支行|分行|合作)/g;
/** 王秀英等5户: whatever it is called, these are persons. */
const COUNTED = /等[0-9〇零一二两三四五六七八九十百千]*(?:余|多)?(?:户|人|名|位|家|个人|村民|群众)/;
/** A body's parts that stand apart and are no longer than a name may be somebody's: 宏发农场 王秀英. */
const MOST_LETTERS_OF_A_NAME = 5;
const SURNAMES = COMMON_SURNAMES + RARER_SURNAMES + RAREST_SURNAMES;
/** What bodies are called at the end. 班组 and 施工队 are not among them: such are named after whoever leads them. */
const OF_BODIES = new RegExp(
  [
    '(?:公司|集团|银行|[支分]行|[信合联]社|(?:合作|联合|供销|分)社|经济社|委员会|[村居]委会|协会|学会|商会|工会|基金会|红十字会|总会|联合会|办事处|[消执巡救医勘监工][防法逻援疗察测作程]队|[大中支]队',
    '政府|财政|民政|税务|法院|检察院|妇联|残联|文联|支部|总支|党委|团委|机关|学校|[大小中]学|幼儿园|医院|诊所|药房|超市|商城|商行|饭店|酒店|宾馆|餐厅|酒家|饭庄|农家乐|电网|路桥|邮政|电信|移动|联通|铁塔|石油|石化|烟草|保险|快递|物流|广播|五金|建材|家电|农资|种业|实业|物业|传媒|网络|事务所|[0-9一二三四五六七八九十]+(?:组|社|村民小组)',
    `街道|自来水|水务|测绘|[茶纸酒矿药粮渔牧]业|(?<=^(?!${COMPOUND_SURNAMES}|${YI_NAMES}|[${SURNAMES}]).{3,})业|^中国(?:平安|人寿|人保|太保|太平)`,
    '中心|[厂店馆坊社局所站院校园场行室处部台庙寺铺城吧厅库矿窑网庄会办村镇乡区县市])$',
  ].join('|'),
  'u',
);
/** 张王建社, 欧阳建社: of four letters a name may be, unless it ends in a word that no name has. */
const WORD_OF_BODIES =
  '街道|超市|商城|商行|商店|商贸|饭店|饭馆|酒店|酒家|宾馆|餐厅|餐馆|面馆|茶馆|药房|药店|诊所|医院|学校|[大小中]学|书店|农场|林场|牧场|渔场|[砖酒茶水米油纸板石木糖]厂|银行|公司|集团|支行|分行|[茶纸酒矿药粮渔牧农林商置种实物]业|五金|建材|家电|农资|传媒|网络|物流|快递|保险|电信|移动|联通|石油|石化|水务|测绘|政府|财政|税务|法院';
/** What begins like a name and is short may be one whatever it ends in: 李建社, 王中心, 李建村. 李家村 and 刘家镇 are not. */
const MAY_BE_A_NAME = new RegExp(
  `^(?!.家[村镇乡县]$)(?:[${COMMON_SURNAMES}]..?|[${SURNAMES}].[^村镇乡县]?|(?!..(?:${WORD_OF_BODIES})$)(?:(?:${COMPOUND_SURNAMES}|${YI_NAMES}).{1,3}|[${COMMON_SURNAMES}]{2}..))$`,
  'u',
);
/** Whether a name ends as bodies are called, notes and branches in brackets aside. */
export const endsAsBody = (name: string): boolean => {
  const bare = name.replace(BRACKET, '').replace(SPACES, '');
  return OF_BODIES.test(bare) && !MAY_BE_A_NAME.test(bare);
};
const BRANCH = /(?:分公司|支行|分行|营业部)$/;
const PART_OF_BODY = /(?:公司|支行|分行|营业部|合作社|联合社)$/;

/** What in a body's name may be a person's all the same: several parts, or a note in brackets. */
function mayNameSomebody(name: string): boolean {
  const bare = withoutNumbers(name).normalize('NFKC');
  if (COUNTED.test(bare.replace(SPACES, ''))) return true;
  const notes = (bare.match(BRACKET) ?? []).map((note) => note.slice(1, -1).replace(SPACES, ''));
  const parts = bare
    .replace(BRACKET_WITHIN, '')
    .replace(BRACKET, ' ')
    .split(/[\s\u3000、,;:/|&+\\_·•"“”'‘’<>《》{}~\-‐‑‒–—―−]+/)
    .filter(Boolean);
  const short = (text: string) => [...text].length <= MOST_LETTERS_OF_A_NAME;
  return (
    notes.some((note) => !isPlaceNote(note) && !PART_OF_BODY.test(note) && (short(note) || !endsAsBody(note))) ||
    (parts.length > 1 && parts.some(short)) ||
    // 王秀英（宏发公司）: the body stands in the brackets, and who it is of before them.
    (notes.some((note) => PART_OF_BODY.test(note) && !BRANCH.test(note)) && parts.some(short)) ||
    parts.some(endsInSomebody)
  );
}

/** What bodies end in. Behind it nothing stands but another part of a body. */
const ENDS_BODY =
  /^.*(?:公司|银行|支行|分行|信用社|合作社|联合社|村委会|居委会|委员会|办事处|服务部|经营部|营业部|农场|饭店|酒店|超市|商店|学校|卫生院|[0-9一二三四五六七八九十]组|[0-9一二三四五六七八九十]社|村民|农户|社员|户主|法人|负责人|经办人|联系人|代表)(.{2,8})$/u;
const ENDS_AGAIN = /[部店站所厂校院室局处会社组队场园行馆中心坊库户区屋楼城办课科委厅市业]$/u;
/** 宏发公司经办人王秀英, 牛角村3组王秀英: somebody behind the body. */
const endsInSomebody = (part: string): boolean => {
  const rest = ENDS_BODY.exec(part)?.[1];
  return rest !== undefined && !ENDS_AGAIN.test(rest);
};

/** （集团）, （普通合伙）, （中国）: parts of registered names. */
const isPlaceNote = (note: string): boolean =>
  /^(?:集团|中国|个人独资|普通合伙|有限合伙|特殊普通合伙|有限公司|已注销|四川|宜宾|成都|重庆|南溪|北京|上海|公章)$/.test(
    note,
  );

/**
 * Who a party is, for the desk and the import alike. What is stated decides, then the register of bodies and the district's own
 * divisions. Nothing is ever guessed from the letters of a name: what none of them decides is `unsure`, masked, and asked. A name
 * that is said to be a body's is unsure, too, where it does not end as bodies are called or seems to name a person besides.
 * @param name as on the paper; numbers of identity, telephone and cards in it are never shown.
 */
export function partyOf(name: string, { nature, isRegistered, keyOf }: PartyKnowledge): Party {
  const text = partyText(name);
  const masked = (kind: 'person' | 'unsure'): Party => ({ kind, shown: maskName(name), key: keyOf(text) });
  if (nature === 'person') return masked('person');
  if (isRegistered?.(text)) return { kind: 'body', shown: withoutNumbers(name) };
  if (nature !== 'organisation' || !endsAsBody(text) || mayNameSomebody(name)) return masked('unsure');
  return { kind: 'body', shown: withoutNumbers(name) };
}
