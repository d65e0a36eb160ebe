import type { DepreciationMethod } from '@shared/accounts/registers';
import { dayInChina, yearMonthOf } from '@shared/time';
import { namesIn } from '../../accounts/parties/names-beside';
import { custodianShown } from '../../accounts/registers/custodian';
import { monthIndex, residualFen } from '../../accounts/registers/depreciation';
import { newAsset } from '../../accounts/registers/new-rows';
import { day } from '../cells/days';
import { lifeInMonths, percent, YEARS } from '../cells/measures';
import { choice, code, words } from '../cells/words';
import { inYuan } from './in-yuan';
import type { ColumnTable, Doing, Kind, RowOf, RowProblem } from './kind';
import { type Holdings, registerBegin, registerUndo } from './registers';
import { type KnownVillage, place } from './villages';

const columns = {
  ...place,
  cardNo: {
    title: '卡片编号',
    also: ['资产编号', '资产编码', '卡片号', '固定资产编号'],
    required: true,
    parse: code(/^[0-9A-Za-z\u4e00-\u9fff〔〕()-]{1,40}$/u, '卡片编号只能是字母、数字和汉字'),
    example: 'ZC-0012',
    note: '一个村里不能重复；开头的 0 要保留',
  },
  name: { title: '资产名称', also: ['名称', '固定资产名称'], required: true, parse: words(60), example: '村级活动室' },
  kind: {
    title: '资产类别',
    also: ['类别', '分类', '资产分类', '资产种类'],
    required: true,
    parse: words(30),
    example: '房屋',
  },
  acquiredOn: {
    title: '取得日期',
    also: ['购置日期', '入账日期', '启用日期', '购建日期', '购建时间', '取得时间'],
    required: true,
    parse: day,
    example: '2019-06-01',
  },
  originalValueFen: {
    title: '原值',
    also: ['资产原值', '账面原值', '购置金额', '金额'],
    required: true,
    ...inYuan(),
    example: '120000.00',
  },
  depreciatedFen: {
    title: '累计折旧',
    also: ['已提折旧', '已提累计折旧', '累计折旧额'],
    ...inYuan({ zero: true }),
    example: '30000.00',
    note: '到导入那天已经提的；填 0 就是一点没提；不填按使用年限算',
  },
  netValueFen: {
    title: '净值',
    also: ['账面净值', '资产净值', '账面价值', '净额'],
    ...inYuan({ zero: true }),
    note: '只用来和原值、累计折旧核对',
  },
  usefulLifeMonths: {
    title: '使用年限',
    also: ['预计使用年限', '折旧年限', '使用年限年', '使用寿命', '预计使用寿命'],
    units: YEARS,
    parse: lifeInMonths,
    example: '20',
    note: '年；写 120月 的按月算；不提折旧的不填',
  },
  residualPercent: {
    title: '残值率',
    also: ['预计净残值率', '净残值率'],
    units: { '%': 1, 百分之: 1, 百分比: 1 },
    parse: percent,
    example: '5',
    note: '百分之几；不填就是 5',
  },
  method: {
    title: '折旧方法',
    also: ['折旧方式'],
    parse: choice<DepreciationMethod>([
      ['straightLine', '年限平均法', '平均年限法', '直线法', '年限平均'],
      ['none', '不提折旧', '不计提', '不折旧'],
    ]),
    example: '年限平均法',
  },
  place: {
    title: '存放地点',
    also: ['坐落位置', '地点', '位置', '坐落', '存放位置'],
    parse: words(100),
    example: '村委会',
  },
  custodian: {
    title: '保管人',
    also: ['管理人', '责任人', '使用人', '保管使用人'],
    parse: words(30),
    secrecy: 'name',
    example: '李敏',
  },
  note: { title: '备注', also: ['说明'], parse: words(200) },
} satisfies ColumnTable;

type AssetLine = RowOf<typeof columns>;

const DEFAULT_RESIDUAL = 5;

function changeOf(
  line: AssetLine,
  { code: villageCode, townName }: KnownVillage,
  { at }: Doing,
  { parties }: Holdings,
) {
  const today = dayInChina(at);
  const { acquiredOn, originalValueFen, depreciatedFen, netValueFen, usefulLifeMonths = 0 } = line;
  if (acquiredOn > today) return { column: 'acquiredOn', message: '取得日期还没到，请核对' };
  if ((depreciatedFen ?? 0) > originalValueFen)
    return { column: 'depreciatedFen', message: '累计折旧比原值还多，请核对' };
  if (depreciatedFen !== undefined && netValueFen !== undefined && originalValueFen - depreciatedFen !== netValueFen)
    return {
      column: 'netValueFen',
      message: `净值不等于原值减累计折旧（${((originalValueFen - depreciatedFen) / 100).toFixed(2)}），请核对`,
    };
  const method = line.method ?? (usefulLifeMonths > 0 ? 'straightLine' : 'none');
  if (method === 'straightLine' && usefulLifeMonths === 0)
    return { column: 'usefulLifeMonths', message: '要提折旧的资产，请填使用年限' };
  return newAsset(
    {
      villageCode,
      cardNo: line.cardNo,
      name: line.name,
      kind: line.kind,
      acquiredOn,
      method,
      residualPercent: line.residualPercent ?? DEFAULT_RESIDUAL,
      usefulLifeMonths,
      place: line.place ?? '',
      custodian: custodianShown(line.custodian ?? '', parties),
      ...(line.note && { note: line.note }),
      mediaIds: [],
      originalValueFen,
      // Nought that is said is nought: only what is not said is worked out. What is left when the life is over is taken next month.
      ...(depreciatedFen !== undefined && {
        depreciated: {
          fen: depreciatedFen,
          on: `${yearMonthOf(today)}-01`,
          monthsLeft: Math.max(leftToTake(line) > 0 ? 1 : 0, usefulLifeMonths - monthsBetween(acquiredOn, today)),
        },
      }),
    },
    {},
    { at, office: townName },
  );
}

/** What may still be taken off, in fen: below zero when too much was. */
const leftToTake = ({ originalValueFen, depreciatedFen = 0, residualPercent = DEFAULT_RESIDUAL }: AssetLine): number =>
  originalValueFen - residualFen(originalValueFen, residualPercent) - depreciatedFen;

/** What is odd of a card that is taken all the same. */
function warningsOf(line: AssetLine, { at }: Doing, { parties }: Holdings): Omit<RowProblem, 'rowNo'>[] {
  const { acquiredOn, depreciatedFen, netValueFen, usefulLifeMonths } = line;
  const warnings: Omit<RowProblem, 'rowNo'>[] = [];
  const overdue = usefulLifeMonths !== undefined && monthsBetween(acquiredOn, dayInChina(at)) >= usefulLifeMonths;
  const left = leftToTake(line);
  const shown = custodianShown(line.custodian ?? '', parties);
  if (shown !== (line.custodian ?? ''))
    warnings.push({
      column: 'custodian',
      message: `这一列会公开，记作“${shown}”。是单位的，请先登记到单位名录；是职务的，请只写职务`,
    });
  if (depreciatedFen !== undefined && usefulLifeMonths !== undefined && left < 0)
    warnings.push({ column: 'depreciatedFen', message: '累计折旧提过了头，净值比残值还少，请核对' });
  if (depreciatedFen !== undefined && overdue && left > 0)
    warnings.push({
      column: 'depreciatedFen',
      message: `早过了使用年限，还有 ${(left / 100).toFixed(2)} 元没提，下个月会一次提完。请核对累计折旧和使用年限`,
    });
  if (depreciatedFen === undefined && netValueFen !== undefined)
    warnings.push({ column: 'netValueFen', message: '只填了净值，没填累计折旧：折旧会按使用年限算。请补上累计折旧' });
  return warnings;
}

const monthsBetween = (from: string, until: string): number => monthIndex(until) - monthIndex(from);

/** 固定资产卡片. */
export const assetsKind: Kind<AssetLine> = {
  columns,
  sums: ['originalValueFen'],
  groupOf: (row: AssetLine, names) => names.villageOf(row),
  begin: registerBegin<AssetLine>({
    register: 'asset',
    known: 'cardNo',
    words: ['name', 'kind', 'place', 'note'],
    partiesIn: ({ custodian }) => (custodian ? [custodian] : []),
    namedIn: ({ custodian = '' }, { parties }) =>
      custodianShown(custodian, parties) === custodian ? [] : namesIn(custodian),
    changeOf,
    numberOf: ({ cardNo }) => cardNo,
    warningsOf,
  }),
  undo: registerUndo('asset'),
};
