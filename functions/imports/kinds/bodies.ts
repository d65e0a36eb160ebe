import { isCreditCode, isSoleTrader } from '@shared/text/credit-code';
import { privateIn } from '@shared/text/private-text';
import { BodyEntity, type StoredBody } from '../../accounts/parties/body-store';
import { partyText } from '../../accounts/party';
import { allDivisionTrees } from '../../identity/division-store';
import { auditRow } from '../../platform/audit';
import { CellProblem, compact } from '../cells/cell';
import { words, yesNo } from '../cells/words';
import { changesBetween } from '../change-list';
import { sameRow, touchedRow } from '../journal';
import { putNew } from '../../platform/row';
import { replaceRow, rowsAt } from '../rows-store';
import type { ColumnTable, Doing, GroupPlan, Kind, Numbered, Plan, RowOf, RowProblem } from './kind';
import { auditUndo } from './audit-undo';

const columns = {
  name: {
    title: '单位名称',
    also: ['名称', '企业名称', '公司名称', '往来单位', '供应商', '供应商名称', '客户名称', '户名'],
    required: true,
    parse: words(60),
    example: '四川路桥建设集团股份有限公司',
    note: '要和凭证、合同上写的一字不差；会原样公开，不要填个人',
  },
  creditCode: {
    title: '统一社会信用代码',
    also: ['社会信用代码', '信用代码', '纳税人识别号', '税号'],
    parse: (cell) => {
      const code = compact(cell.text).toUpperCase();
      return isCreditCode(code) ? code : new CellProblem('统一社会信用代码要 18 位，最后一位校验不对，请对照证照核对');
    },
    note: '18 位；有它就不用填认定依据',
  },
  decidedBy: {
    title: '认定依据',
    also: ['认定单位', '依据', '认定'],
    parse: words(100),
    example: '区农业农村局 2026年11月1日认定',
    note: '没有信用代码的，或是个体工商户的，要填哪个单位哪天认定它不是个人',
  },
  town: {
    title: '镇',
    also: ['镇（街道）', '乡镇', '镇街'],
    parse: words(30),
    note: '只在一个镇用的填镇名；不填就是全区',
  },
  withdrawn: {
    title: '撤销',
    also: ['是否撤销', '撤销登记'],
    parse: yesNo,
    note: '登记错了的填“是”：以后的凭证、合同里它会遮住',
  },
} satisfies ColumnTable;

type BodyLine = RowOf<typeof columns>;

const key = ({ division, text }: Pick<StoredBody, 'division' | 'text'>) => ({ division, text });

/** Why a line cannot stand, or what of it should be looked at. */
function askOf({ name, creditCode, decidedBy, withdrawn }: BodyLine): { problem?: RowColumn; warning?: RowColumn } {
  if (partyText(name).length < 2) return { problem: { column: 'name', message: '名称太短了，请填全称' } };
  if (privateIn(name).length > 0)
    return { problem: { column: 'name', message: '名称里有身份证号、电话或卡号，这里的字会公开。请删掉' } };
  if (withdrawn) return {};
  const proved = creditCode !== undefined && !isSoleTrader(creditCode);
  if (!proved && !decidedBy)
    return {
      problem: {
        column: 'decidedBy',
        message: creditCode
          ? '个体工商户的名称可能就是人名，要填“认定依据”：哪个单位、哪天认定可以公开'
          : '没有统一社会信用代码的，要填“认定依据”：哪个单位、哪天认定它不是个人',
      },
    };
  return proved
    ? {}
    : { warning: { column: 'name', message: '没有单位的信用代码，名称会原样公开，请再看一眼里面有没有人名' } };
}
type RowColumn = Omit<RowProblem, 'rowNo'>;

async function begin(): Promise<Plan<BodyLine>> {
  const trees = await allDivisionTrees();
  /** Where several districts are served, the place that alone is meant: a body without a town is then nobody's. */
  const divisionOf = (town: string | undefined): string | undefined => {
    const meant = trees.flatMap(({ district, towns }) =>
      town === undefined
        ? [district.code]
        : towns.filter(({ name }) => compact(name) === compact(town)).map(({ code }) => code),
    );
    return meant.length === 1 ? meant[0] : undefined;
  };
  return async (groups, doing) => {
    const lines = groups.map(([first]) => first!.row);
    const keys = lines.map(({ name, town }) => ({ division: divisionOf(town) ?? '', text: partyText(name) }));
    const kept = await rowsAt(
      BodyEntity,
      keys.map((each) => (each.division && each.text ? each : { division: '-', text: '-' })),
    );
    return groups.map((group, place) => planBody(group, keys[place]!, kept[place], doing));
  };
}

const toldIn = ({ name, creditCode, decidedBy, withdrawn }: Partial<StoredBody>) => ({
  name,
  creditCode,
  decidedBy,
  withdrawn: withdrawn ?? false,
});

function planBody(
  [first, ...again]: readonly Numbered<BodyLine>[],
  at: Pick<StoredBody, 'division' | 'text'>,
  before: StoredBody | undefined,
  doing: Doing,
): GroupPlan {
  const { rowNo, row } = first!;
  const problems: RowProblem[] = again.map((twice) => ({
    rowNo: twice.rowNo,
    column: 'name',
    message: `和第 ${rowNo} 行是同一个名称，请删掉一行`,
  }));
  if (at.division === '')
    problems.push({ rowNo, column: 'town', message: '没有这个镇（街道），请核对；全区用的不用填' });
  const { problem, warning } = askOf(row);
  if (problem) problems.push({ rowNo, ...problem });
  const warnings = warning ? [{ rowNo, ...warning }] : [];
  const { name, creditCode, decidedBy, withdrawn } = row;
  const next: StoredBody = {
    ...at,
    name,
    ...(creditCode && { creditCode }),
    ...(decidedBy && { decidedBy }),
    ...(withdrawn && { withdrawn }),
    registeredAt: doing.at,
    version: (before?.version ?? 0) + 1,
  };
  if (before && sameRow(toldIn(before), toldIn(next))) return { problems, warnings, units: [], sameRowNos: [rowNo] };
  if (problems.some((each) => each.rowNo === rowNo)) return { problems, warnings, units: [], sameRowNos: [] };
  return {
    problems,
    warnings,
    sameRowNos: [],
    changes: before
      ? changesBetween(rowNo, toldIn(before), toldIn(next), ['name', 'creditCode', 'decidedBy', 'withdrawn'])
      : [],
    units: [
      {
        rowNos: [rowNo],
        outcomes: [before ? 'changed' : 'new'],
        size: 2,
        write: () => ({
          items: [
            before ? replaceRow(BodyEntity, key(at), next, before) : putNew(BodyEntity, next),
            auditRow({
              subject: `bodies#${at.division}`,
              action: 'importBody',
              at: doing.at,
              actor: doing.actor,
              note: at.text,
            }),
          ],
          touched: [touchedRow(BodyEntity, key(at), next, before)],
        }),
      },
    ],
  };
}

/** 往来单位名录: names that are bodies, so that they are shown whole in books and registers. */
export const bodiesKind: Kind<BodyLine> = {
  columns,
  sums: [],
  groupOf: ({ name, town }: BodyLine) => `${compact(town ?? '')}#${partyText(name)}`,
  begin,
  undo: {
    entities: [BodyEntity],
    whyNot: () => '有的单位导入以后又改过，不能撤回',
    besides: auditUndo('bodies', 'division'),
  },
};
