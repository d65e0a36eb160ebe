import { MAX_DUES } from '@shared/accounts/contracts';
import { maskName } from '@shared/text/mask';
import { dayInChina, yearOf } from '@shared/time';
import { partyKey } from '../../accounts/parties/known-parties';
import { namesIn, withoutNames } from '../../accounts/parties/names-beside';
import { partyText } from '../../accounts/party';
import { newContract } from '../../accounts/registers/new-rows';
import type { AssetRow, ContractRow, RegisterChange, ResourceRow } from '../../accounts/registers/rows';
import { BLANK, compact } from '../cells/cell';
import { day } from '../cells/days';
import { areaInMu, yearlyMoney } from '../cells/measures';
import { called, code, words } from '../cells/words';
import { YUAN } from '../reading/units';
import { inYuan } from './in-yuan';
import type { ColumnTable, Doing, Kind, RowOf, RowProblem } from './kind';
import { askNature, natureColumn } from './nature';
import { type Holdings, registerBegin, registerUndo } from './registers';
import { type KnownVillage, place } from './villages';

const columns = {
  ...place,
  contractNo: {
    title: '合同编号',
    also: ['编号', '合同号'],
    required: true,
    parse: code(/^[0-9A-Za-z\u4e00-\u9fff〔〕()-]{1,40}$/u, '合同编号只能是字母、数字和汉字'),
    example: 'HT-2024-003',
    note: '一个村里不能重复',
  },
  title: {
    title: '合同名称',
    also: ['名称', '合同标题', '项目名称'],
    required: true,
    parse: words(60),
    example: '老鱼塘租赁合同',
  },
  partyA: {
    title: '甲方',
    also: ['发包方', '出租方'],
    parse: words(60),
    secrecy: 'name',
    example: '牛角村股份经济合作联合社',
    note: '不填就是本村；不是本区的村、社、单位，也没登记过的，会遮住并列出来问',
  },
  partyB: {
    title: '乙方',
    also: ['承包方', '承租方', '承包人', '承租人', '对方'],
    required: true,
    parse: words(60),
    secrecy: 'name',
    example: '王秀英',
    note: '个人只留 王*英',
  },
  partyBKind: natureColumn('乙方性质', called('乙方类型 承包方类型 承包方性质 承租方性质 承租方类型 对方性质 性质')),
  subject: {
    title: '标的',
    also: ['标的物', '租赁标的', '合同标的', '承包内容', '内容'],
    required: true,
    parse: words(100),
    example: '老鱼塘 12.5 亩',
  },
  signedOn: {
    title: '签订日期',
    also: ['签约日期', '签订时间'],
    parse: day,
    example: '2024-01-01',
    note: '不填就是起租日期',
  },
  startsOn: {
    title: '起始日期',
    also: ['起租日期', '合同起始日期', '开始日期', '起始时间', '承包起始日期'],
    required: true,
    parse: day,
    example: '2024-01-01',
  },
  endsOn: {
    title: '到期日期',
    also: ['终止日期', '结束日期', '合同到期日期', '截止日期', '到期时间'],
    required: true,
    parse: day,
    example: '2028-12-31',
  },
  yearlyRentFen: {
    title: '年租金',
    also: ['租金', '年承包费', '每年租金', '年租金额', '承包费'],
    required: true,
    counts: true,
    units: YUAN,
    doubt: (title) =>
      title.includes('年')
        ? undefined
        : `“${title}”按一年的租金读。要是整个合同期的总额，请换算成每年的，列名写“年租金”`,
    parse: yearlyMoney,
    example: '6000.00',
    note: '一年一共多少元；不是总额，也不是每亩、每月的价',
  },
  totalRentFen: {
    title: '合同总额',
    also: ['合同总金额', '合同总价', '合同金额', '总租金', '租金总额', '租金合计', '承包费总额', '总承包费'],
    ...inYuan({ zero: true }),
    note: '只用来和每年的租金核对',
  },
  firstDueOn: {
    title: '首次交租日期',
    also: ['交租日期', '首期交租日期'],
    parse: day,
    example: '2024-01-01',
    note: '以后每年同一天交；不填就是起始日期',
  },
  receivedFen: {
    title: '已收租金',
    also: ['已收金额', '累计已收', '已交租金'],
    ...inYuan({ zero: true }),
    example: '12000.00',
    note: '到导入那天收到的总数',
  },
  receivedOn: {
    title: '收款日期',
    also: ['收租日期', '最近收款日期', '最后收款日期', '收到日期'],
    parse: day,
    example: '2025-01-01',
    note: '最后一次收租的日期；不填就记在付到的那一期的交租日',
  },
  decidedBy: {
    title: '决议',
    also: ['决策程序', '民主决策', '决议情况', '四议两公开'],
    parse: words(100),
    example: '2023年12月村民代表会议',
  },
  assetNo: {
    title: '出租资产编号',
    also: ['资产编号', '资产卡片编号', '卡片编号', '标的资产编号'],
    parse: code(/^[0-9A-Za-z\u4e00-\u9fff〔〕()-]{1,40}$/u, '资产编号只能是字母、数字和汉字'),
    note: '租的是台账上的资产就填卡片编号，两边会连起来',
  },
  resourceName: {
    title: '出租资源名称',
    also: ['资源名称', '地块名称', '标的资源'],
    parse: words(60),
    example: '老鱼塘',
    note: '租的是台账上的地、塘就填资源名称，两边会连起来',
  },
  note: { title: '备注', also: ['说明'], parse: words(200) },
} satisfies ColumnTable;

type ContractLine = RowOf<typeof columns>;

/** The same day of a later year; 29 February is the 28th where there is none. */
function yearsAfter(day: string, years: number): string {
  const year = yearOf(day) + years;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day.endsWith('-02-29') && !leap ? `${year}-02-28` : `${year}${day.slice(4)}`;
}

function duesOf(first: string, endsOn: string, amountFen: number): { dueOn: string; amountFen: number }[] {
  const dues = [];
  for (let years = 0; years < MAX_DUES && amountFen > 0; years += 1) {
    const dueOn = yearsAfter(first, years);
    if (dueOn > endsOn) break;
    dues.push({ dueOn, amountFen });
  }
  return dues;
}

/** The due that the money reaches: a receipt without a day of its own is written there. */
function reachedOn(dues: readonly { dueOn: string; amountFen: number }[], receivedFen: number): string {
  let left = receivedFen;
  for (const { dueOn, amountFen } of dues) {
    left -= amountFen;
    if (left <= 0) return dueOn;
  }
  return dues.at(-1)!.dueOn;
}

interface Let {
  asset?: AssetRow;
  resource?: ResourceRow;
}

/** The land of a name, also where the register shows somebody in it with stars. */
const landNamed = (name: string, resources: Holdings['resources']): readonly ResourceRow[] =>
  resources.get(compact(name)) ?? resources.get(compact(withoutNames(name, []))) ?? [];

/** What of the village's registers the contract lets; or why that cannot be said. */
function letBy({ assetNo, resourceName }: ContractLine, { assets, resources }: Holdings): Let | Refused {
  const found: Let = {};
  if (assetNo) {
    const asset = assets.get(assetNo);
    if (!asset) return { column: 'assetNo', message: '资产台账里没有这个编号，请先导入资产台账，或改对编号' };
    if (asset.status === 'scrapped') return { column: 'assetNo', message: '这件资产已经报废，租不出去，请核对' };
    found.asset = asset;
  }
  if (resourceName) {
    const named = landNamed(resourceName, resources);
    if (named.length === 0)
      return { column: 'resourceName', message: '资源台账里没有这个名称，请先导入资源台账，或改对名称' };
    if (named.length > 1)
      return {
        column: 'resourceName',
        message: `资源台账里有 ${named.length} 处叫这个名称，分不清是哪一处，请在台账里连`,
      };
    found.resource = named[0]!;
  }
  return found;
}

type Refused = Omit<RowProblem, 'rowNo'>;

const partiesOfLine = ({ partyA, partyB, partyBKind }: ContractLine, { parties }: Holdings) =>
  [partyA === undefined ? undefined : parties(partyA), parties(partyB, partyBKind)] as const;

/** 12.5 亩 in the words of what is let. */
const AREA = /\d[\d,]*(?:\.\d+)?\s*(?:亩|平方米|㎡|公顷)/u;

/** What is odd of a contract that is taken all the same, and who has to be asked. */
function warningsOf(line: ContractLine, _: Doing, holdings: Holdings): Refused[] {
  const [a, b] = partiesOfLine(line, holdings);
  const warnings: Refused[] = [];
  const ask = askNature(b, columns.partyBKind.title);
  if (ask) warnings.push({ column: 'partyB', message: ask });
  if (a?.kind === 'unsure')
    warnings.push({
      column: 'partyA',
      message: `不是本区的村、社、单位，也没登记过，先遮成“${a.shown}”。是本村的可以不填；是单位的请先登记到单位名录`,
    });
  const { startsOn, endsOn, firstDueOn = startsOn, yearlyRentFen, totalRentFen } = line;
  const dues = duesOf(firstDueOn, endsOn, yearlyRentFen);
  const all = dues.reduce((sum, { amountFen }) => sum + amountFen, 0);
  if (totalRentFen !== undefined && totalRentFen !== all)
    warnings.push({
      column: 'totalRentFen',
      message: `每年 ${yuan(yearlyRentFen)} 共 ${dues.length} 期，合计 ${yuan(all)}，和填的总额不一样，请核对`,
    });
  const [said] = AREA.exec(line.subject) ?? [];
  const let_ = said === undefined ? undefined : areaInMu({ ...BLANK, text: said });
  const [land] = line.resourceName ? landNamed(line.resourceName, holdings.resources) : [];
  if (typeof let_ === 'number' && land && let_ > land.areaMu)
    warnings.push({ column: 'subject', message: `租的 ${let_} 亩比台账上这处资源的 ${land.areaMu} 亩还多，请核对` });
  return warnings;
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** Kept before keys were: by its name as it was published then, whole or masked. */
const sameParty = (kept: object, { partyB }: ContractLine): boolean =>
  [partyB, maskName(partyB)].includes((kept as Pick<ContractRow, 'partyB'>).partyB);

function changeOf(
  line: ContractLine,
  { code: villageCode, shortName, townName }: KnownVillage,
  { at }: Doing,
  holdings: Holdings,
): RegisterChange | Refused {
  const today = dayInChina(at);
  const { startsOn, endsOn, yearlyRentFen, receivedFen = 0 } = line;
  const signedOn = line.signedOn ?? startsOn;
  if (endsOn <= startsOn) return { column: 'endsOn', message: '到期日期要在起始日期之后，请核对' };
  if (signedOn > today) return { column: 'signedOn', message: '签订日期还没到，请核对' };
  if (line.firstDueOn && (line.firstDueOn < signedOn || line.firstDueOn > endsOn))
    return { column: 'firstDueOn', message: '首次交租日期不在合同期里，请核对' };
  const dues = duesOf(line.firstDueOn ?? startsOn, endsOn, yearlyRentFen);
  const all = dues.reduce((sum, { amountFen }) => sum + amountFen, 0);
  if (receivedFen > all)
    return { column: 'receivedFen', message: `已收的比合同全部租金（${(all / 100).toFixed(2)}）还多，请核对` };
  const receivedOn = line.receivedOn ?? (receivedFen > 0 ? reachedOn(dues, receivedFen) : signedOn);
  if (line.receivedOn && receivedFen === 0) return { column: 'receivedFen', message: '填了收款日期，也要填已收租金' };
  if (receivedOn < signedOn) return { column: 'receivedOn', message: '收款日期比签订日期还早，请核对' };
  if (receivedOn > today)
    return {
      column: line.receivedOn ? 'receivedOn' : 'receivedFen',
      message: line.receivedOn ? '收款日期还没到，请核对' : '已收租金付到了还没到的一期，请填“收款日期”',
    };
  const named = letBy(line, holdings);
  if ('message' in named) return named;
  const { asset, resource } = named;
  const [a, b] = partiesOfLine(line, holdings);
  if (b.shown === '') return { column: 'partyB', message: '乙方只有号码，没有名称，请补上' };
  // One that ended lets nothing any more: it only says what it was about.
  const stands = startsOn <= today && endsOn >= today;
  const change = newContract(
    {
      villageCode,
      contractNo: line.contractNo,
      title: line.title,
      partyA: a?.shown ?? shortName,
      partyB: line.partyB,
      partyBKind: b.kind === 'body' ? 'organisation' : 'person',
      partyBKey: partyKey(villageCode, partyText(line.partyB)),
      subject: line.subject,
      signedOn,
      startsOn,
      endsOn,
      yearlyRentFen,
      dues,
      receipts: receivedFen > 0 ? [{ receivedOn, amountFen: receivedFen }] : [],
      ...(asset && { assetId: asset.assetId }),
      ...(resource && { resourceId: resource.resourceId }),
      decidedBy: line.decidedBy ?? '',
      ...(line.note && { note: line.note }),
    },
    stands ? named : {},
    { at, office: townName },
  );
  const { contractId } = change.rows[0]!.after as ContractRow;
  const other = [asset, resource].find((each) => each?.contractId !== undefined && each.contractId !== contractId);
  if (stands && other)
    return {
      column: other === asset ? 'assetNo' : 'resourceName',
      message: '台账上它已经租给另一个合同，请先在台账里终止那一个',
    };
  return change;
}

/** 合同台账. */
export const contractsKind: Kind<ContractLine> = {
  columns,
  sums: ['yearlyRentFen'],
  groupOf: (row: ContractLine, names) => names.villageOf(row),
  begin: registerBegin<ContractLine>({
    register: 'contract',
    known: 'contractNo',
    words: ['title', 'subject', 'decidedBy', 'note'],
    partiesIn: ({ partyA, partyB }) => [partyB, ...(partyA ? [partyA] : [])],
    namedIn: (line, holdings) =>
      [line.partyA ?? '', line.partyB].flatMap((name, place) =>
        name !== '' && partiesOfLine(line, holdings)[place]?.kind !== 'body' ? namesIn(name) : [],
      ),
    warningsOf,
    sameParty,
    changeOf,
    numberOf: ({ contractNo }) => contractNo,
    lets: ({ assetNo, resourceName }) => ({ assetNo, resourceName }),
  }),
  undo: registerUndo('contract'),
};
