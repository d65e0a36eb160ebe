import type { PublicityRule } from '@shared/subsidies/publicity';
import { openPublicity } from '../../subsidies/publicity/open-publicity';
import type { StoredProgram } from '../../subsidies/program-store';
import {
  PublicityEntity,
  publicityItems,
  type PublicityItems,
  PublicityRowEntity,
  PublicityRuleEntity,
  PublishedBatchEntity,
} from '../../subsidies/publicity/publicity-store';
import { compact } from '../cells/cell';
import { day } from '../cells/days';
import { personName } from '../cells/identity';
import { quantity } from '../cells/numbers';
import { words } from '../cells/words';
import { touchedRow } from '../journal';
import { PIECES, YUAN } from '../reading/units';
import { rowsAt } from '../rows-store';
import { inYuan } from './in-yuan';
import type { ColumnTable, Doing, DoorUnit, GroupPlan, Kind, Numbered, Plan, RowOf, RowProblem } from './kind';
import { period } from './payment-columns';
import { publicWords } from './public-words';
import { ProgramNames } from './program-names';
import { type KnownVillage, place, VillageFinder } from './villages';
import { refused, refusedAll } from './refused';

const columns = {
  village: place.village,
  town: place.town,
  program: {
    title: '补贴项目',
    also: ['项目名称', '补贴名称', '项目编号', '补贴项目名称', '项目'],
    required: true,
    carries: 'record',
    parse: words(60),
    example: '耕地地力保护补贴',
    note: '名称或编号（BT01）',
  },
  batchNo: {
    title: '批次号',
    also: ['发放批次', '批次', '公示批次'],
    required: true,
    carries: 'record',
    parse: words(60),
    example: 'BT01-202603-002',
    note: '一个村的一批只公示一次；更正的名单要用新的批次号',
  },
  period: {
    title: '所属期',
    also: ['补贴年度', '年度', '期间', '补贴期'],
    required: true,
    carries: 'record',
    parse: period,
    example: '2026年',
    note: '补的是哪一期',
  },
  publicFrom: {
    title: '公示开始日期',
    also: ['公示开始', '公示起始日期', '公示日期'],
    required: true,
    carries: 'record',
    parse: day,
    example: '2026-03-05',
    note: '这一天起村里看得到',
  },
  publicUntil: {
    title: '公示结束日期',
    also: ['公示结束', '公示截止日期'],
    carries: 'record',
    parse: day,
    example: '2026-03-11',
    note: '包含这一天；不填按规定的天数',
  },
  name: {
    title: '姓名',
    also: ['补贴对象', '户主姓名', '户主', '领款人', '受益人'],
    required: true,
    parse: personName,
    secrecy: 'name',
    example: '王秀英',
    note: '公示时只显示王*英；不该公示姓名的项目不显示',
  },
  group: { title: '组', also: ['村民小组', '组别', '社'], required: true, parse: words(20), example: '3组' },
  amountFen: {
    title: '金额',
    also: ['补贴金额', '补助金额', '公示金额', '应发金额'],
    required: true,
    ...inYuan(),
    example: '377.60',
    note: '元，最多两位小数',
  },
  quantity: {
    title: '数量',
    also: ['面积', '补贴面积', '亩数'],
    counts: true,
    units: PIECES,
    parse: quantity(),
    example: '3.2',
  },
  unit: { title: '单位', also: ['计量单位'], parse: words(10), example: '亩' },
  payer: {
    title: '发放单位',
    also: ['公示单位', '主管部门'],
    required: true,
    carries: 'record',
    parse: words(60),
    example: '罗龙街道办事处',
  },
  phone: {
    title: '监督电话',
    also: ['举报电话', '咨询电话', '联系电话'],
    required: true,
    carries: 'record',
    parse: words(30),
    example: '0831-12345',
    note: '有异议打这个电话',
  },
} satisfies ColumnTable;

type PublicityLine = RowOf<typeof columns>;

/** What all lines of one list say alike. */
const ALIKE = ['batchNo', 'period', 'publicFrom', 'publicUntil', 'payer', 'phone'] as const;

type Group = readonly Numbered<PublicityLine>[];
/** What may not be published in a line: more than one person's name, or a number of a person. */
function unfitIn({ rowNo, row }: Numbered<PublicityLine>): RowProblem[] {
  const found = publicWords(rowNo, row, ['group', 'payer', 'batchNo', 'period', 'unit']);
  // An office's number has a column of its own, and a list that was published is not taken back: nothing of this is only pointed out.
  const problems = [...found.problems, ...found.warnings];
  if (NAME.test(row.name)) return problems;
  const message = '姓名里有括号、顿号或别的字。一行只写一个人的姓名，代领、已故这些写到备注里';
  return [...problems, { rowNo, column: 'name', message }];
}
const NAME = /^[\p{L}\p{M}]+(?:[· ][\p{L}\p{M}]+)*$/u;

/** What a list is, or why it cannot be published. */
function listOf(
  group: Group,
  village: KnownVillage,
  program: StoredProgram,
  rule: PublicityRule,
): PublicityItems | RowProblem[] {
  const [first] = group;
  const unfit = group.flatMap((each) => unfitIn(each));
  if (unfit.length > 0) return unfit;
  const { batchNo, period, publicFrom, publicUntil, payer, phone } = first!.row;
  const differs = group.flatMap(({ rowNo, row }): RowProblem[] => {
    const column = ALIKE.find((key) => row[key] !== first!.row[key]);
    return column ? [{ rowNo, column, message: `同一批的这一列要和第 ${first!.rowNo} 行一样` }] : [];
  });
  if (differs.length > 0) return differs;
  try {
    return publicityItems({
      villageCode: village.code,
      programName: program.name,
      batchNo,
      period,
      publicFrom,
      ...(publicUntil && { publicUntil }),
      payer,
      phone,
      rule,
      // Money is what is paid, not what is counted.
      payments: group.map(({ row: { unit, ...row } }) => (unit === undefined || unit in YUAN ? row : { ...row, unit })),
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ rowNo: first!.rowNo, column: 'publicUntil', message: `公示至少要 ${rule.days} 天，请把结束日期往后改` }];
  }
}

/** A list is published whole, by its own door; nothing of it is shown before its last line is written. */
const unitOf = (group: Group, items: PublicityItems, { at, actor }: Doing): DoorUnit => ({
  rowNos: group.map(({ rowNo }) => rowNo),
  outcomes: group.map(() => 'new' as const),
  post: async (wrote) => {
    const { villageCode, publicityId } = items.head;
    const head = touchedRow(PublicityEntity, { villageCode, publicityId }, items.head);
    await openPublicity(items, at, actor, [wrote([head])]);
  },
});

async function begin(): Promise<Plan<PublicityLine>> {
  const [names, villages] = await Promise.all([ProgramNames.read(), VillageFinder.read()]);
  const { catalogue } = names;
  const rules = await rowsAt(
    PublicityRuleEntity,
    catalogue.map(({ programCode }) => ({ programCode })),
  );
  const ruleOf = new Map(catalogue.map(({ programCode }, at) => [programCode, rules[at] as PublicityRule | undefined]));

  return async (groups, doing) => {
    const read = groups.map((group): GroupPlan | { group: Group; items: PublicityItems } => {
      const { row } = group[0]!;
      const village = villages.find(row.village, row.town);
      if (typeof village === 'string') return refusedAll(group, 'village', village);
      const program = names.find(row.program);
      if (typeof program === 'string') return refusedAll(group, 'program', program);
      const rule = ruleOf.get(program.programCode);
      if (!rule) return refusedAll(group, 'program', '还没有定这个项目的名单怎么公示，请先联系区里定下来');
      const items = listOf(group, village, program, rule);
      return Array.isArray(items) ? refused(items) : { group, items };
    });
    const lists = read.flatMap((each) => ('items' in each ? [each] : []));
    const batches = lists.map(({ items }) => items.batch);
    const published = await rowsAt(
      PublishedBatchEntity,
      batches.map(({ villageCode, programCode, batchNo }) => ({ villageCode, programCode, batchNo })),
    );
    const publishedAs = new Map(batches.map((batch, at) => [batch, published[at]?.publicityId]));
    return read.map((each): GroupPlan => {
      if (!('items' in each)) return each;
      const { group, items } = each;
      const known = publishedAs.get(items.batch);
      if (known === items.batch.publicityId)
        return { problems: [], units: [], sameRowNos: group.map(({ rowNo }) => rowNo) };
      if (known !== undefined)
        return refusedAll(group, 'batchNo', '这个村的这一批已经公示过，名单不一样。更正的名单请用新的批次号');
      return { problems: [], sameRowNos: [], units: [unitOf(group, items, doing)] };
    });
  };
}

/** 补贴公示名单: a batch of a village as its office publishes it. What people have read is not taken back. */
export const publicitiesKind: Kind<PublicityLine> = {
  columns,
  sums: ['amountFen'],
  groupOf: (row: PublicityLine, names) =>
    [names.villageOf(row), names.programOf(row.program), compact(row.batchNo).toUpperCase()].join('#'),
  recordKey: ['program', 'batchNo'],
  begin,
  undo: {
    entities: [PublicityEntity, PublicityRowEntity],
    check: async () => ['名单公示出去就不能收回；有错的，请用新的批次号再公示一份更正的'],
  },
};
