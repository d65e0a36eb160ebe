import { idNumberOf } from '@shared/text/id-number';
import type { ListKind } from '@shared/supervision/lists';
import { type CellParser, cleanText, compact } from '../cells/cell';
import { day } from '../cells/days';
import { personName, roundedId, writtenId } from '../cells/identity';
import { choice, words } from '../cells/words';
import type { ColumnTable, RowOf } from './kind';
import { place } from './villages';

/** What each kind of list says of whom it names: in the words of an alert, and as offices call the list. */
export const LIST_TITLES: Readonly<Record<ListKind, readonly [string, ...string[]]>> = {
  deaths: ['死亡', '死亡人员', '死亡名单', '死亡登记'],
  payroll: ['财政供养', '财政供养人员', '在编人员'],
  vehicles: ['车辆', '机动车', '车辆登记'],
  companies: ['企业', '企业登记', '工商登记', '企业法人'],
  houses: ['房产', '商品房', '不动产', '不动产登记'],
};

/**
 * A number in its 18 places where it is one; one that Excel rounded is refused, since it may be somebody else's. What is none stays as it is
 * written: its row is compared by the name, or said not to be compared.
 */
const numberAsGiven: CellParser<string> = (cell) =>
  roundedId(cell) ?? idNumberOf(writtenId(cell)) ?? compact(cell.text);

const programs: CellParser<string[]> = ({ text }) =>
  text
    .split(/[\r\n、，,；;\s]+/u)
    .map(cleanText)
    .filter(Boolean);

/** 比对名单: what is said of the whole list stands above the header, or in each row. */
export const listColumns = {
  kind: {
    title: '名单种类',
    also: ['名单类型', '名单'],
    above: ['名单种类', '名单类型'],
    required: true,
    carries: 'section',
    parse: choice<ListKind>(
      (Object.entries(LIST_TITLES) as [ListKind, [string, ...string[]]][]).map(([kind, said]) => [kind, ...said]),
    ),
    show: (kind: ListKind) => LIST_TITLES[kind][0],
    example: '死亡',
    note: '死亡、财政供养、车辆、企业、房产；可以写在表头上面：“名单种类：死亡”',
  },
  source: {
    title: '提供单位',
    also: ['来源', '来源单位', '数据来源'],
    above: ['提供单位', '来源', '来源单位', '数据来源'],
    required: true,
    carries: 'section',
    parse: words(60),
    example: '区公安分局',
    note: '哪个单位给的',
  },
  asOf: {
    title: '数据截止日期',
    also: ['截止日期', '数据日期'],
    above: ['数据截止日期', '截止日期', '数据日期'],
    required: true,
    carries: 'section',
    parse: day,
    example: '2026-10-31',
    note: '名单说的是哪一天为止；之后的事不比',
  },
  ground: {
    title: '法律依据',
    also: ['依据', '提供依据'],
    above: ['法律依据', '依据', '提供依据'],
    required: true,
    carries: 'section',
    parse: words(120),
    example: '社会救助暂行办法第五十八条',
    note: '按哪一条给、按哪一条比',
  },
  deleteOn: {
    title: '删除日期',
    also: ['到期删除日期', '销毁日期'],
    above: ['删除日期', '到期删除日期', '销毁日期'],
    required: true,
    carries: 'section',
    parse: day,
    example: '2027-04-30',
    note: '到这一天整份名单删掉；最长一年',
  },
  programs: {
    title: '不能同时享受的补贴',
    also: ['不能同时领', '排除项目'],
    above: ['不能同时享受的补贴', '不能同时领', '排除项目'],
    carries: 'section',
    parse: programs,
    note: '补贴编号，用顿号分开；死亡名单不填，别的名单要填，哪些不能领以文件为准',
  },
  district: {
    title: '区县',
    also: ['区（县）'],
    above: ['区县', '区（县）'],
    carries: 'section',
    parse: words(20),
    note: '只有一个区县时不填',
  },
  name: {
    title: '姓名',
    also: ['人员姓名', '车主', '车主姓名', '法定代表人', '权利人', '死者姓名', '死亡人员姓名'],
    required: true,
    parse: personName,
    secrecy: 'name',
    example: '王秀英',
    note: '证件上的姓名',
  },
  idNumber: {
    title: '身份证号',
    also: ['身份证号码', '公民身份号码', '证件号码', '身份证'],
    parse: numberAsGiven,
    secrecy: 'idNumber',
    example: '511503197001010010',
    note: '18 位，15 位的旧号也认；号码一样就是同一个人。比完不留',
  },
  bornOn: { title: '出生日期', also: ['出生年月日', '生日'], parse: day, note: '没有身份证号时，和姓名一起比' },
  village: {
    ...place.village,
    required: false,
    carries: undefined,
    above: [],
    also: [...place.village.also, '行政村', '所在村'],
  },
  town: { ...place.town, carries: undefined },
  from: {
    title: '起始日期',
    also: ['开始日期', '死亡日期', '去世日期', '登记日期', '入编日期'],
    parse: day,
    example: '2026-03-02',
    note: '从哪天起；死亡名单填去世的那一天，不是登记的那一天',
  },
  until: {
    title: '终止日期',
    also: ['结束日期', '注销日期', '离职日期', '退休日期'],
    parse: day,
    note: '到哪天为止；还在的不填，按数据截止日期算',
  },
} satisfies ColumnTable;

export type ListLine = RowOf<typeof listColumns>;
