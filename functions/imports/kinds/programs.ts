import { type Confidence } from '@shared/subsidies/subsidies';
import { auditRow } from '../../platform/audit';
import {
  ProgramEntity,
  ProgramRuleEntity,
  programs,
  type StoredProgram,
  type StoredRule,
} from '../../subsidies/program-store';
import { changesBetween } from '../change-list';
import { compact } from '../cells/cell';
import { day } from '../cells/days';
import { choice, code, words } from '../cells/words';
import { sameRow, type Touched, touchedRow } from '../journal';
import { putNew } from '../../platform/row';
import { replaceRow, rowsAt } from '../rows-store';
import type { WriteItem } from '../../platform/transact';
import type { ColumnTable, GroupPlan, Kind, Numbered, Plan, RowOf, RowProblem } from './kind';
import { publicWords } from './public-words';
import { auditUndo } from './audit-undo';

const text = (title: string, also: string[], example: string, longest = 200) => ({
  title,
  also,
  required: true as const,
  parse: words(longest),
  example,
});

export const confidence = {
  title: '可靠程度',
  also: ['把握'],
  parse: choice<Confidence>([
    ['high', '高', '已核对'],
    ['medium', '中'],
    ['low', '低'],
    ['none', '无', '演示'],
  ]),
  show: (value: Confidence) => ({ high: '高', medium: '中', low: '低', none: '无' })[value],
  example: '高',
  note: '不填就是高：以本区文件为准',
};

const columns = {
  programCode: {
    title: '项目编号',
    also: ['补贴编号', '编号', '项目编码', '代码'],
    required: true,
    parse: code(/^BT\d{2,3}$/i, '项目编号是 BT 加两到三位数字，例如 BT01'),
    example: 'BT01',
    note: 'BT 加两到三位数字',
  },
  name: text('项目名称', ['补贴名称', '补贴项目', '名称'], '耕地地力保护补贴', 60),
  category: text('类别', ['分类', '项目类别'], '农业生产', 30),
  department: text('主管部门', ['部门', '责任部门', '牵头部门'], '农业农村局', 60),
  level: text('资金级次', ['级次', '资金来源', '级别'], '中央', 20),
  audience: text('补贴对象', ['对象', '发放对象'], '拥有耕地承包权的种地农民'),
  cycle: text('发放周期', ['周期', '发放频次'], '每年一次', 60),
  note: { title: '备注', also: ['说明'], parse: words(300) },
  confidence,
  effectiveOn: {
    title: '标准执行日期',
    also: ['执行日期', '生效日期', '起始日期'],
    parse: day,
    example: '2026-01-01',
    note: '填了标准就要填',
  },
  standard: {
    title: '补贴标准',
    also: ['标准', '发放标准'],
    parse: words(500),
    example: '每亩 118.00 元',
    note: '这一天起执行的标准',
  },
  eligibility: {
    title: '领取条件',
    also: ['条件', '申领条件', '资格条件'],
    parse: words(500),
    example: '有承包耕地且未撂荒',
  },
  documentNo: {
    title: '文件号',
    also: ['文号', '政策依据', '依据文件'],
    parse: words(80),
    example: '财农〔2016〕26号',
  },
} satisfies ColumnTable;

type ProgramLine = RowOf<typeof columns>;

async function begin(): Promise<Plan<ProgramLine>> {
  const known = new Map((await programs()).map((program) => [program.programCode, program]));
  /** Whose name it is, of all rows so far. */
  const named: Names = new Map();
  return async (groups, { at, actor }) => {
    const rulesAt = groups.map((group) =>
      group.flatMap(({ row: { programCode, effectiveOn } }) =>
        effectiveOn ? [{ programCode: programCode.toUpperCase(), effectiveOn }] : [],
      ),
    );
    const rules = await rowsAt(ProgramRuleEntity, rulesAt.flat());
    const ruleAt = new Map(rulesAt.flat().map((key, place) => [`${key.programCode}#${key.effectiveOn}`, rules[place]]));
    return groups.map((group) => planProgram(group, { known, ruleAt, named }, at, actor));
  };
}

type Names = Map<string, { programCode: string; rowNo: number }>;

interface There {
  readonly known: ReadonlyMap<string, StoredProgram>;
  readonly ruleAt: ReadonlyMap<string, StoredRule | undefined>;
  readonly named: Names;
}

const CHANGING = ['name', 'category', 'department', 'level', 'audience', 'cycle', 'note', 'confidence'] as const;
/** What everyone reads in the catalogue. */
const PUBLIC = [
  'name',
  'category',
  'department',
  'audience',
  'cycle',
  'note',
  'standard',
  'eligibility',
  'documentNo',
] as const;

function planProgram(
  group: readonly Numbered<ProgramLine>[],
  { known, ruleAt, named }: There,
  at: string,
  actor: string,
): GroupPlan {
  const problems: RowProblem[] = [];
  const [{ row: first, rowNo: firstNo }] = group as [Numbered<ProgramLine>];
  const programCode = first.programCode.toUpperCase();
  const program = programOf(first, programCode);
  const sameName = [...known.values()].find(
    ({ name, programCode: other }) => compact(name) === compact(program.name) && other !== programCode,
  );
  if (sameName)
    problems.push({
      rowNo: firstNo,
      column: 'name',
      message: `目录里 ${sameName.programCode} 已经叫这个名字，请核对编号`,
    });
  const inFile = named.get(compact(program.name)) ?? { programCode, rowNo: firstNo };
  named.set(compact(program.name), inFile);
  if (inFile.programCode !== programCode)
    problems.push({
      rowNo: firstNo,
      column: 'name',
      message: `第 ${inFile.rowNo} 行的 ${inFile.programCode} 也叫这个名字：按名字发钱会分不清。请改成不一样的名字`,
    });
  const words = group.map(({ rowNo, row }) => publicWords(rowNo, row, PUBLIC));
  problems.push(...words.flatMap((each) => each.problems));
  const warnings = words.flatMap((each) => each.warnings);
  const items: (() => WriteItem)[] = [];
  const touched: Touched[] = [];
  const before = known.get(programCode);
  if (!before) items.push(() => putNew(ProgramEntity, program));
  else if (!sameRow(before, program)) items.push(() => replaceRow(ProgramEntity, { programCode }, program, before));
  if (items.length > 0) touched.push(touchedRow(ProgramEntity, { programCode }, program, before));
  const moved: number[] = items.length > 0 ? [firstNo] : [];
  const changes = before && items.length > 0 ? changesBetween(firstNo, before, program, CHANGING) : [];
  const seen = new Map<string, number>();
  for (const { rowNo, row } of group) {
    const refuse = (column: keyof ProgramLine, message: string) => problems.push({ rowNo, column, message });
    if (!sameRow(programOf(row, programCode), program))
      refuse('name', `和第 ${firstNo} 行是同一个项目，但名称、部门等不一样，请改成一样的`);
    const rule = ruleOf(row, programCode);
    if (typeof rule === 'string')
      refuse(
        rule === 'effectiveOn' ? 'effectiveOn' : 'standard',
        rule === 'effectiveOn' ? '填了标准，也要填标准执行日期' : '填了执行日期，也要填补贴标准和领取条件',
      );
    if (!rule || typeof rule === 'string') continue;
    const key = `${programCode}#${rule.effectiveOn}`;
    const twice = seen.get(key);
    if (twice !== undefined) refuse('effectiveOn', `和第 ${twice} 行是同一个项目、同一天的标准，请删掉一行`);
    seen.set(key, rowNo);
    const kept = ruleAt.get(key);
    if (kept && !sameRow(kept, rule))
      refuse('standard', '这一天的标准已经有了，内容不一样。标准不能改，只能从新的日期起另定');
    if (kept) continue;
    items.push(() => putNew(ProgramRuleEntity, rule));
    touched.push(touchedRow(ProgramRuleEntity, { programCode, effectiveOn: rule.effectiveOn }, rule));
    if (!moved.includes(rowNo)) moved.push(rowNo);
  }
  const sameRowNos = group.map(({ rowNo }) => rowNo).filter((rowNo) => !moved.includes(rowNo));
  if (moved.length === 0) return { problems, warnings, sameRowNos, units: [] };
  return {
    problems,
    warnings,
    changes,
    sameRowNos,
    units: [
      {
        rowNos: moved,
        outcomes: moved.map(() => (before ? 'changed' : 'new')),
        size: items.length + 1,
        write: () => ({
          items: [
            ...items.map((make) => make()),
            auditRow({ subject: `program#${programCode}`, action: 'importProgram', at, actor }),
          ],
          touched,
        }),
      },
    ],
  };
}

const programOf = (row: ProgramLine, programCode: string): StoredProgram => ({
  programCode,
  name: row.name,
  category: row.category,
  department: row.department,
  level: row.level,
  audience: row.audience,
  cycle: row.cycle,
  confidence: row.confidence ?? 'high',
  ...(row.note && { note: row.note }),
});

/** The rule in a row; the name of what is missing, or undefined where the row has none. */
function ruleOf(row: ProgramLine, programCode: string): StoredRule | 'effectiveOn' | 'standard' | undefined {
  const { effectiveOn, standard, eligibility, documentNo, audience, department } = row;
  if (!effectiveOn) return standard ? 'effectiveOn' : undefined;
  if (!standard || !eligibility) return 'standard';
  return {
    programCode,
    effectiveOn,
    standard,
    eligibility,
    audience,
    department,
    ...(documentNo && { documentNo }),
    confidence: row.confidence ?? 'high',
  };
}

/** What a batch of payments or policies keeps of the programs it names. */
export const programUse = (programCode: string): string => `program#${programCode}`;

/** 补贴目录: programs, each with the rules it pays by; a rule is never changed, only followed by the next. */
export const programsKind: Kind<ProgramLine> = {
  columns,
  sums: [],
  groupOf: ({ programCode }: ProgramLine) => programCode.toUpperCase(),
  begin,
  undo: {
    entities: [ProgramEntity, ProgramRuleEntity],
    whyNot: () => '有的项目导入以后又改过，不能撤回',
    // Payments come by import alone, and each batch keeps which programs it paid: no payment has to be looked at.
    usedAs: ({ key }) => programUse(String(key.programCode)),
    besides: auditUndo('program', 'programCode'),
  },
};
