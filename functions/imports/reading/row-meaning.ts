import { type Cell, CellProblem, compact, isBlank } from '../cells/cell';
import type { AnyKind, Column } from '../kinds/kind';
import type { SheetRow } from './sheet';
import { type Table } from './table';

/** What a row below the header is. `total`: compared with the rows; `part`: of which (其中), of another page or year: not compared. */
export type RowMeaning = 'blank' | 'header' | 'total' | 'part' | 'note' | 'example' | 'data';

const SUM = '(?:合计|总计|小计|共计|总合计|累计|合计数|总额|累计数|发生额)';
/** A total that says no more than what it is of. */
const PURE = new RegExp(
  `^[（(]?(?:本|全|各|分|该|当|每|上|以上|上述|上列)?(?:页|村|社区|组|镇|乡|街道|区|县|户|月|日|季|季度|年|年度|期|表|班|项)?(?:${SUM}|合计金额|金额合计)+(?:大写|小写|金额|人民币)?[）)]?(?:[（(].*[）)])?(?:[:：].*)?$`,
  'u',
);
/** A total named after what it is of: 骑龙村小计, 一组合计, 第3页小计, BT01合计. */
const NAMED = new RegExp(`^.{1,20}?${SUM}(?:[（(].*[）)])?[:：]?$`, 'u');
const PART =
  /^[（(]?(?:其中|承前页|过次页|承上页|转下页|接上页|接下页|转次页|结转下页|上页结转|上年结转|本年累计|累计发生|大写|小写|(?:金额)?合计[（(]?大写|人民币[（(]?大写)/u;
/** Whose line it is: `制表人：刘芳`, `村主任（签字）：`, `监督电话：…`. */
const LABEL =
  /^[（(]?.{0,14}?(?:人|员|者|长|书记|主任|主管|领导|会计|出纳|记账|制表|填表|填报|编制|制单|审核|复核|审批|审定|审查|批准|核对|核实|核算|校对|录入|经办|分管|代表|见证|监督|单位|部门|机构|电话|手机|传真|邮箱|地址|网址|时间|日期|期限|签字|签名|签章|签收|盖章|公章|手印|意见|说明|备注|注\d*|附\d*|附件\d*|附表\d*|依据|来源|要求|提示|声明|承诺|结果|情况|大写|小写|页码|编号|单位负责|村负责|打印|抄送|抄报|主送|批次|年度|项目|名称|表号|文号|余额|柜员|验证码|笔数|网点|收入合计|支出合计|借方合计|贷方合计)[）)]?(?:[（(][^:：]{0,10}[）)])?[:：]/u;
const CLOSING: readonly RegExp[] = [
  /[（(](?:盖章|签章|公章|签字|签名|手印|章)[）)]/u,
  /^(?:盖章|签章|公章|签字|签名|手印)$/u,
  /^(?:复印件|以下空白|以下无正文|此页无正文|以下为空|本表|此表|附件|附表|附后|以上(?!合计|小计)|上述|完毕?$|end$)/iu,
  /^(?:说明|备注|注|填表说明|填报说明)(?:$|\d*[:：、.])/u,
  /^(?:联系|打印|制表|填表|填报|编制|审核|复核|审批|经办|单位负责|村负责|财务负责|分管|主管|监督)(?:人|员|领导|日期|时间|会计)?$/u,
  /^[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[、.)）].{4,}/u,
  /^第?[\d一二三四五六七八九十]+页(?:[,，/、]?共[\d一二三四五六七八九十]+页)?$/u,
  /^共[\d一二三四五六七八九十]+(?:页|人|户|笔|条|行|项).{0,20}$/u,
  /^(?:page)?-?\d{1,3}(?:\/|of)\d{1,3}-?$/iu,
  /^-\d{1,3}-$/u,
  /^(?:二〇|20|19)?.{0,4}年.{0,3}月(?:.{0,3}日)?$/u,
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/u,
  /^[-—–_=*＊·.…~～\s]+$/u,
];
/** A sum in words, beside 合计（大写）. */
const IN_WORDS = /^(?:人民币)?[零〇壹贰貳叁肆伍陆柒捌玖拾佰仟万亿]+[元圆][零壹贰叁肆伍陆柒捌玖角分整正]*$/u;
const DAY = /^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$|^\d{5}$/u;
/** What a template says in the first cell of its example row. */
export const EXAMPLE = '示例（导入时会跳过这一行）';

/** Whether a cell is of those that close a table: a signature, a day, a page's number, a remark. */
export const isClosing = (text: string): boolean => LABEL.test(text) || CLOSING.some((pattern) => pattern.test(text));
const endsInColon = (text: string): boolean => /[:：]$/u.test(text);

/** Whether a total closes a village or a town: 骑龙村小计. Who comes below is of another. */
export const endsSection = ({ cells }: SheetRow): boolean =>
  cells.some(({ text }) => {
    const words = compact(text.slice(0, 60));
    return NAMED.test(words) && !PURE.test(words) && /^.{1,15}[村镇乡]|社区|街道/u.test(words);
  });

interface Own {
  readonly place: number;
  readonly cell: Cell;
  readonly text: string;
}

/**
 * What a row below the header is. A row is left out only when everything in it is explained by that: a note has nothing but notes,
 * a total has no person and no number of its own. What a remark begins with says nothing about its row.
 */
export function meaningOf(kind: AnyKind, { cells }: SheetRow, table: Table): RowMeaning {
  const keyAt = new Map(table.columns.map(({ key, place }) => [place, key]));
  const own: Own[] = cells.flatMap((cell, place) => {
    const text = compact(cell.text.slice(0, 300));
    return text === '' || cell.isMerged || (isBlank(cell) && !cell.isError) ? [] : [{ place, cell, text }];
  });
  if (own.length === 0) return 'blank';
  const read = own.filter(({ place }) => keyAt.has(place));
  const first = own[0]!;
  // A row that was numbered beforehand and never filled in.
  if (own.length === 1 && read.length === 0 && /^\d{1,5}$/u.test(first.text)) return 'blank';
  if (first.place === 0 && first.text === compact(EXAMPLE)) return 'example';
  if (own.length > 1 && own.every(({ place, text }) => table.titles[place]?.has(text))) return 'header';
  if (own.every(({ text }) => table.heading.has(text))) return 'note';
  return sumMeaning(kind, own, keyAt) ?? (isNote(kind, own, keyAt) ? 'note' : 'data');
}

/** Whether a cell can be the person or number that its column names: then its row is somebody's. */
function namesSomebody(kind: AnyKind, { place, cell, text }: Own, keyAt: ReadonlyMap<number, string>): boolean {
  const column = kind.columns[keyAt.get(place) ?? ''];
  if (!column?.secrecy || column.secrecy === 'village') return false;
  if (column.secrecy === 'name')
    return !isClosing(text) && !PURE.test(text) && !IN_WORDS.test(text) && !(column.parse(cell) instanceof CellProblem);
  return /\d{4}/u.test(text);
}

/** Whether each row has to say it itself. */
const isOfItsRow = ({ required, counts, carries }: Column<unknown>): boolean =>
  required === true && !counts && carries === undefined;

function sumMeaning(kind: AnyKind, own: readonly Own[], keyAt: ReadonlyMap<number, string>): RowMeaning | undefined {
  const at = own.findIndex(
    ({ cell, text }) => cell.number === undefined && (PURE.test(text) || NAMED.test(text) || PART.test(text)),
  );
  if (at < 0 || at > 8) return undefined;
  const sum = own[at]!;
  const others = own.filter((each) => each !== sum);
  if (others.some((each) => namesSomebody(kind, each, keyAt))) return undefined;
  const says = (key: string): boolean => others.some(({ place }) => keyAt.get(place) === key);
  const needed = [...keyAt].flatMap(([place, key]) =>
    place !== sum.place && isOfItsRow(kind.columns[key]!) ? [key] : [],
  );
  const isPure = PURE.test(sum.text);
  // A person may be called 小计, a lot 合计: with all that such a row needs it is one.
  if (needed.length > 0 && needed.every(says)) return undefined;
  if (!isPure && needed.some(says)) return undefined;
  return PART.test(sum.text) ? 'part' : 'total';
}

function isNote(kind: AnyKind, own: readonly Own[], keyAt: ReadonlyMap<number, string>): boolean {
  const read = own.filter(({ place }) => keyAt.has(place));
  if (read.length === 0) return true;
  const explained = own.every((each, at) => {
    if (isClosing(each.text)) return true;
    const before = own[at - 1];
    // The name beside `制表人：`, the day beside `日期：`.
    return before !== undefined && endsInColon(before.text) && LABEL.test(before.text) && !isSum(kind, each, keyAt);
  });
  if (!explained) return aloneWhereItCannotBe(kind, own, keyAt);
  // A day alone is no closing line where days are kept, unless nothing else stands in the row or somebody signed.
  return own.length === 1 || own.some(({ text }) => isClosing(text) && !DAY.test(text));
}

const isSum = (kind: AnyKind, { cell, place }: Own, keyAt: ReadonlyMap<number, string>): boolean => {
  const column = kind.columns[keyAt.get(place) ?? ''];
  return column?.counts === true && !(column.parse(cell) instanceof CellProblem);
};

/** Words alone in a row, in a column of numbers of persons: `骑龙村发放表` where an identity number would stand. */
function aloneWhereItCannotBe(kind: AnyKind, own: readonly Own[], keyAt: ReadonlyMap<number, string>): boolean {
  const [{ place, text }, ...more] = own as [Own, ...Own[]];
  const column = kind.columns[keyAt.get(place) ?? ''];
  return (
    more.length === 0 &&
    column?.secrecy !== undefined &&
    column.secrecy !== 'name' &&
    column.secrecy !== 'village' &&
    !/\d/u.test(text)
  );
}
