import { MAX_DUES } from '@shared/contracts';
import { dayInChina } from '@shared/time';
import { newContract } from '../../accounts/registers/new-rows';
import { day } from '../cells/days';
import { money } from '../cells/numbers';
import { choice, code, words } from '../cells/words';
import { place } from './assets';
import type { Doing, Kind } from './kind';
import { registerBegin, registerUndo } from './registers';
import type { KnownVillage } from './villages';

interface ContractLine {
  village: string;
  town?: string;
  contractNo: string;
  title: string;
  partyA?: string;
  partyB: string;
  partyBKind?: 'person' | 'organisation';
  subject: string;
  signedOn?: string;
  startsOn: string;
  endsOn: string;
  yearlyRentFen: number;
  firstDueOn?: string;
  receivedFen?: number;
  decidedBy?: string;
  note?: string;
}

const columns: Kind<ContractLine>['columns'] = {
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
    note: '',
  },
  partyA: {
    title: '甲方',
    also: ['发包方', '出租方'],
    parse: words(60),
    example: '牛角村股份经济合作联合社',
    note: '不填就是本村',
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
  partyBKind: {
    title: '乙方性质',
    also: ['乙方类型', '承包方类型'],
    parse: choice<'person' | 'organisation'>([
      ['person', '个人', '自然人', '农户'],
      ['organisation', '单位', '企业', '公司', '合作社', '组织', '法人'],
    ]),
    example: '个人',
    note: '不填：名字四个字以内算个人',
  },
  subject: {
    title: '标的',
    also: ['标的物', '租赁标的', '合同标的', '承包内容', '内容'],
    required: true,
    parse: words(100),
    example: '老鱼塘 12.5 亩',
    note: '',
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
    note: '',
  },
  endsOn: {
    title: '到期日期',
    also: ['终止日期', '结束日期', '合同到期日期', '截止日期', '到期时间'],
    required: true,
    parse: day,
    example: '2028-12-31',
    note: '',
  },
  yearlyRentFen: {
    title: '年租金',
    also: ['租金', '年承包费', '每年租金', '年租金额', '承包费'],
    required: true,
    counts: true,
    parse: money({ zero: true }),
    example: '6000.00',
    note: '每年的租金，不是总额',
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
    counts: true,
    parse: money({ zero: true }),
    example: '12000.00',
    note: '到导入那天收到的总数',
  },
  decidedBy: {
    title: '决议',
    also: ['决策程序', '民主决策', '决议情况', '四议两公开'],
    parse: words(100),
    example: '2023年12月村民代表会议',
    note: '',
  },
  note: { title: '备注', also: ['说明'], parse: words(200), example: '', note: '' },
};

/** The same day of a later year; 29 February is the 28th where there is none. */
function yearsAfter(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
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

const MOST_LETTERS_OF_A_NAME = 4;

function changeOf(line: ContractLine, { code: villageCode, shortName, townName }: KnownVillage, { at }: Doing) {
  const { startsOn, endsOn, yearlyRentFen, receivedFen = 0 } = line;
  const signedOn = line.signedOn ?? startsOn;
  if (endsOn <= startsOn) return { column: 'endsOn', message: '到期日期要在起始日期之后，请核对' };
  if (signedOn > dayInChina(at)) return { column: 'signedOn', message: '签订日期还没到，请核对' };
  if (line.firstDueOn && (line.firstDueOn < signedOn || line.firstDueOn > endsOn))
    return { column: 'firstDueOn', message: '首次交租日期不在合同期里，请核对' };
  const dues = duesOf(line.firstDueOn ?? startsOn, endsOn, yearlyRentFen);
  const all = dues.reduce((sum, { amountFen }) => sum + amountFen, 0);
  if (receivedFen > all)
    return { column: 'receivedFen', message: `已收的比合同全部租金（${(all / 100).toFixed(2)}）还多，请核对` };
  const partyBKind = line.partyBKind ?? ([...line.partyB].length <= MOST_LETTERS_OF_A_NAME ? 'person' : 'organisation');
  return newContract(
    {
      villageCode,
      contractNo: line.contractNo,
      title: line.title,
      partyA: line.partyA ?? shortName,
      partyB: line.partyB,
      partyBKind,
      subject: line.subject,
      signedOn,
      startsOn,
      endsOn,
      yearlyRentFen,
      dues,
      receipts: receivedFen > 0 ? [{ receivedOn: signedOn, amountFen: receivedFen }] : [],
      decidedBy: line.decidedBy ?? '',
      ...(line.note && { note: line.note }),
    },
    {},
    { at, office: townName },
  );
}

/** 合同台账. */
export const contractsKind: Kind<ContractLine> = {
  name: 'contracts',
  title: '合同台账',
  columns,
  sums: ['yearlyRentFen'],
  groupOf: ({ village, town }: ContractLine) => `${village}#${town ?? ''}`,
  begin: registerBegin<ContractLine>({
    register: 'contract',
    known: 'contractNo',
    changeOf,
    numberOf: ({ contractNo }) => contractNo,
  }),
  undo: registerUndo('contract'),
};
