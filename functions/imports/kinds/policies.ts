import { type LifeEvent, type PolicyAudience, PolicyContent } from '@shared/subsidies/policies';
import { dayInChina } from '@shared/time';
import { PolicyChangeEntity, changeRow } from '../../affairs/policies/change-store';
import { inForceOn, isNews, newsAt, saysTheSame } from '../../affairs/policies/policy';
import {
  forgetPolicies,
  PolicyEntity,
  policyRow,
  PolicyVersionEntity,
  type StoredVersion,
  versionsOf,
} from '../../affairs/policies/policy-store';
import { auditRow } from '../../platform/audit';
import type { WriteItem } from '../../platform/transact';
import { programs } from '../../subsidies/program-store';
import { changesBetween } from '../change-list';
import { CellProblem, type CellParser, cleanText } from '../cells/cell';
import { day } from '../cells/days';
import { code, words } from '../cells/words';
import { type Touched, touchedRow } from '../journal';
import { putNew } from '../../platform/row';
import { replaceRow, rowsAt } from '../rows-store';
import { programUse } from './programs';
import type { ColumnTable, Doing, GroupPlan, Kind, Numbered, Plan, RowChange, RowOf, RowProblem } from './kind';
import { publicWords } from './public-words';
import { confidence } from './programs';
import { auditUndo } from './audit-undo';

const optional = (title: string, also: string[], longest: number, example?: string) => ({
  ...{ title, also, parse: words(longest), example },
});
const text = (...column: Parameters<typeof optional>) => ({ ...optional(...column), required: true as const });

/** Several of them in one cell, each on its own line or between marks. */
const several =
  (marks: RegExp): CellParser<string[]> =>
  ({ text: whole }) =>
    whole
      .split(marks)
      .map((part) => cleanText(part).replace(/^(?:\d{1,2}[.、)）]|[（(]\d{1,2}[)）]|[①-⑳])\s*/u, ''))
      .filter(Boolean);

const sentences = several(/[\r\n；;]+/u);
const list = several(/[\r\n、，,；;\s]+/u);

const oneOf =
  <T extends string>(names: Readonly<Record<T, string>>): CellParser<T[]> =>
  (cell) => {
    const values: T[] = [];
    for (const said of list(cell) as string[]) {
      const found = (Object.entries(names) as [T, string][]).find(([, known]) => known.split('/').includes(said));
      if (!found)
        return new CellProblem(
          `不认识“${said}”，只能填：${(Object.values(names) as string[]).map((known) => known.split('/')[0]).join('、')}`,
        );
      values.push(found[0]);
    }
    return values;
  };

const shown =
  <T extends string>(names: Readonly<Record<T, string>>) =>
  (values: T[]): string =>
    values.map((value) => names[value].split('/')[0]).join('、');

const AUDIENCES: Record<PolicyAudience, string> = {
  grower: '种粮户/种植户/种地农民',
  breeder: '养殖户',
  elder: '老年人/老人',
  disabled: '残疾人',
  poor: '困难群众/低保户/特困',
  lifted: '脱贫户',
  veteran: '退役军人',
  student: '学生',
  woman: '妇女',
  returnee: '返乡人员/返乡创业',
  member: '集体成员',
  business: '经营主体/合作社/企业/家庭农场',
};
const LIFE_EVENTS: Record<LifeEvent, string> = {
  birth: '生孩子',
  school: '孩子上学/上学',
  illness: '看病/生病',
  house: '建房/修房',
  farming: '种地',
  livestock: '养殖',
  disability: '残疾',
  jobless: '失业',
  migrantWork: '外出务工/打工',
  business: '创业',
  retirement: '养老',
  death: '去世/丧葬',
  disaster: '受灾',
  land: '土地',
  village: '村里的事',
};

const columns = {
  policyCode: {
    title: '政策编号',
    also: ['编号', '政策代码'],
    required: true,
    parse: code(/^ZC\d{2,3}$/i, '政策编号是 ZC 加两到三位数字，例如 ZC01'),
    example: 'ZC01',
    note: 'ZC 加两到三位数字',
  },
  effectiveOn: {
    title: '执行日期',
    also: ['生效日期', '施行日期', '起始日期'],
    required: true,
    parse: day,
    example: '2026-01-01',
    note: '同一政策另一天起执行的，是新的一版',
  },
  name: text('政策名称', ['名称', '标题'], 60, '耕地地力保护补贴怎么算、怎么领'),
  category: text('类别', ['分类', '政策类别'], 20, '粮油生产'),
  department: text('主管部门', ['部门', '责任部门'], 40, '农业农村局'),
  level: text('级别', ['层级', '政策级别'], 20, '中央'),
  summary: {
    title: '三句话说清楚',
    also: ['摘要', '主要内容', '政策要点', '简介'],
    required: true,
    parse: sentences,
    example: '种承包地的农户每年领一次；按核定面积算；撂荒的地不补',
    note: '最多三句，用分号或换行分开',
  },
  audience: text('谁能办', ['对象', '适用对象', '补贴对象', '受益对象'], 200, '有承包地并在种的农户'),
  steps: {
    title: '怎么办',
    also: ['办理流程', '申请流程', '办理程序'],
    required: true,
    parse: sentences,
    example: '村里登记；公示；打到一卡通',
    note: '一步一句，用分号或换行分开',
  },
  documents: {
    title: '带什么',
    also: ['所需材料', '申请材料', '材料'],
    parse: sentences,
    example: '身份证；一卡通',
    note: '不用带的不填',
  },
  where: text('去哪里', ['办理地点', '受理地点', '地点'], 200, '村委会'),
  deadline: text('什么时候截止', ['截止时间', '办理时限', '申请时间'], 200, '每年 4 月底前'),
  phone: text('问谁', ['咨询电话', '电话', '联系电话'], 120, '区农业农村局，电话以公告为准'),
  issuer: optional('发文机关', ['发文单位', '制定机关'], 60, '财政部 农业农村部'),
  documentNo: optional('文件号', ['文号'], 60, '财农〔2016〕26号'),
  issuedOn: { title: '发文日期', also: ['印发日期', '成文日期'], parse: day },
  sourceTitle: optional('文件名称', ['文件标题', '来源文件'], 120),
  sourceUrl: optional('网址', ['链接', '来源网址'], 500),
  until: { title: '有效期至', also: ['失效日期', '截止日期'], parse: day, note: '文件写了才填' },
  programs: {
    title: '相关补贴',
    also: ['补贴项目', '关联补贴', '补贴编号'],
    parse: list,
    example: 'BT01',
    note: '补贴目录里的编号，用顿号分开',
  },
  related: { title: '相关政策', also: ['关联政策'], parse: list, note: '政策编号，用顿号分开' },
  audiences: {
    title: '人群',
    also: ['适用人群', '标签'],
    parse: oneOf(AUDIENCES),
    show: shown(AUDIENCES),
    example: '种粮户',
    note: '种粮户、养殖户、老年人、残疾人……用顿号分开',
  },
  lifeEvents: {
    title: '什么事',
    also: ['生活事件', '场景'],
    parse: oneOf(LIFE_EVENTS),
    show: shown(LIFE_EVENTS),
    example: '种地',
    note: '生孩子、孩子上学、看病、种地……用顿号分开',
  },
  keywords: {
    title: '别的叫法',
    also: ['关键词', '俗称'],
    parse: list,
    example: '土地补贴、地力补贴',
    note: '老百姓怎么叫它，搜得到',
  },
  confidence,
} satisfies ColumnTable;

type PolicyLine = RowOf<typeof columns>;

const FIELD_COLUMNS: Readonly<Record<string, keyof PolicyLine>> = { where: 'where', sureness: 'confidence' };

async function begin(): Promise<Plan<PolicyLine>> {
  const names = new Map((await programs()).map(({ programCode, name }) => [programCode, name]));
  return async (groups, doing) => Promise.all(groups.map((group) => planPolicy(group, names, doing)));
}

function contentOf(row: PolicyLine, names: ReadonlyMap<string, string>): PolicyContent | Omit<RowProblem, 'rowNo'> {
  const unknown = (row.programs ?? []).find((programCode) => !names.has(programCode));
  if (unknown) return { column: 'programs', message: `补贴目录里没有 ${unknown}，请先导入补贴目录或改对编号` };
  const { policyCode: _, effectiveOn: __, ...said } = row;
  const content = {
    ...said,
    documents: row.documents ?? [],
    programs: (row.programs ?? []).map((programCode) => ({ programCode, name: names.get(programCode)! })),
    related: row.related ?? [],
    audiences: row.audiences ?? [],
    lifeEvents: row.lifeEvents ?? [],
    keywords: row.keywords ?? [],
    confidence: row.confidence ?? 'high',
    sureness: {},
  };
  const checked = PolicyContent.safeParse(content);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const field = String(issue?.path[0] ?? 'name');
  return { column: FIELD_COLUMNS[field] ?? field, message: issue?.message ?? '这一项不对，请核对' };
}

/** What everyone reads; where and whom to ask have the telephone numbers of offices. */
const PUBLIC = [
  'name',
  'category',
  'department',
  'summary',
  'audience',
  'steps',
  'documents',
  'where',
  'deadline',
  'issuer',
  'documentNo',
  'sourceTitle',
  'sourceUrl',
  'keywords',
] as const;
const CHANGING = [
  ...PUBLIC,
  'level',
  'phone',
  'issuedOn',
  'until',
  'programs',
  'related',
  'audiences',
  'lifeEvents',
  'confidence',
] as const;

/** A version by the names of the columns. */
const wordsIn = (version: StoredVersion): Record<string, unknown> => ({
  ...version,
  programs: version.programs.map(({ programCode }) => programCode),
});

async function planPolicy(
  group: readonly Numbered<PolicyLine>[],
  names: ReadonlyMap<string, string>,
  { at, actor }: Doing,
): Promise<GroupPlan> {
  const policyCode = group[0]!.row.policyCode.toUpperCase();
  const [kept, [row]] = await Promise.all([
    versionsOf(policyCode, { consistent: true }),
    rowsAt(PolicyEntity, [{ policyCode }]),
  ]);
  const words = group.map(({ rowNo, row: line }) => publicWords(rowNo, line, PUBLIC));
  const problems: RowProblem[] = words.flatMap((each) => [...each.problems]);
  const warnings = words.flatMap((each) => each.warnings);
  const changes: RowChange[] = [];
  const sameRowNos: number[] = [];
  const items: (() => WriteItem)[] = [];
  const touched: Touched[] = [];
  const moved: { rowNo: number; outcome: 'new' | 'changed' }[] = [];
  const seen = new Map<string, number>();
  let versions: StoredVersion[] = [...kept];
  for (const { rowNo, row: line } of [...group].sort((a, b) => a.row.effectiveOn.localeCompare(b.row.effectiveOn))) {
    const content = contentOf(line, names);
    if (!('sureness' in content)) {
      problems.push({ rowNo, ...content });
      continue;
    }
    const { effectiveOn } = line;
    const twice = seen.get(effectiveOn);
    if (twice !== undefined) {
      problems.push({
        rowNo,
        column: 'effectiveOn',
        message: `和第 ${twice} 行是同一个政策、同一天的版本，请删掉一行`,
      });
      continue;
    }
    seen.set(effectiveOn, rowNo);
    const previous = kept.find((version) => version.effectiveOn === effectiveOn);
    const next = {
      ...content,
      policyCode,
      effectiveOn,
      publishedAt: previous?.publishedAt ?? at,
      version: (previous?.version ?? 0) + 1,
    } as StoredVersion;
    if (previous && saysTheSame(saidBy(previous), saidBy(next))) {
      sameRowNos.push(rowNo);
      continue;
    }
    if (previous) changes.push(...changesBetween(rowNo, wordsIn(previous), wordsIn(next), CHANGING));
    const others = versions.filter((version) => version.effectiveOn !== effectiveOn);
    const key = { policyCode, effectiveOn };
    items.push(() =>
      previous ? replaceRow(PolicyVersionEntity, key, next, previous) : putNew(PolicyVersionEntity, next),
    );
    touched.push(touchedRow(PolicyVersionEntity, key, next, previous));
    if (!previous && isNews(next, others)) {
      items.push(() => changeRow(next));
      touched.push(
        touchedRow(PolicyChangeEntity, { effectiveOn, policyCode }, { effectiveOn, policyCode, newsAt: newsAt(next) }),
      );
    }
    versions = [...others, next].sort((a, b) => a.effectiveOn.localeCompare(b.effectiveOn));
    moved.push({ rowNo, outcome: previous ? 'changed' : 'new' });
  }
  const current = inForceOn(versions, dayInChina(at));
  if (moved.length > 0 && current && !kept.includes(current)) {
    const next = policyRow(current, versions);
    items.push(() => (row ? replaceRow(PolicyEntity, { policyCode }, next, row) : putNew(PolicyEntity, next)));
    touched.push(touchedRow(PolicyEntity, { policyCode }, next, row));
  }
  if (moved.length === 0) return { problems, warnings, sameRowNos, units: [] };
  return {
    problems,
    warnings,
    changes,
    sameRowNos,
    units: [
      {
        rowNos: moved.map(({ rowNo }) => rowNo),
        outcomes: moved.map(({ outcome }) => outcome),
        size: items.length + 1,
        write: () => ({
          items: [
            ...items.map((make) => make()),
            auditRow({ subject: `policy#${policyCode}`, action: 'importPolicy', at, actor }),
          ],
          touched,
        }),
      },
    ],
    after: async () => forgetPolicies(),
    uses: [...new Set(group.flatMap(({ row: { programs = [] } }) => programs.map(programUse)))],
  };
}

const saidBy = ({
  version: _,
  publishedAt: __,
  policyCode: ___,
  effectiveOn: ____,
  ...said
}: StoredVersion): PolicyContent => said as PolicyContent;

/** 惠农政策: a row a version of a policy. */
export const policiesKind: Kind<PolicyLine> = {
  columns,
  sums: [],
  groupOf: ({ policyCode }: PolicyLine) => policyCode.toUpperCase(),
  begin,
  undo: {
    entities: [PolicyVersionEntity, PolicyEntity, PolicyChangeEntity],
    whyNot: () => '有的政策导入以后又改过，或已经通知了收藏它的人，不能撤回',
    besides: (standing, doing) => {
      forgetPolicies();
      return auditUndo('policy', 'policyCode')(standing, doing);
    },
  },
};
