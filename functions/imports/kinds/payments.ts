import type { ReturnReason, TransferStatus } from '@shared/subsidies';
import { dayInChina } from '@shared/time';
import { formatFen } from '@shared/money';
import { auditRow } from '../../platform/audit';
import { addToYear, changedInYear } from '../../subsidies/payment';
import {
  PaymentEntity,
  paymentIdOf,
  PaymentYearEntity,
  putNewPayment,
  putPaymentYear,
  type StoredPayment,
  type StoredPaymentYear,
} from '../../subsidies/payment-store';
import { tellReturned } from '../../subsidies/tell-returned';
import { afterStep, mayFollow, type Step } from '../../subsidies/transfer';
import { compact } from '../cells/cell';
import { day } from '../cells/days';
import { cardTail, idNumber, personName } from '../cells/identity';
import { money, quantity } from '../cells/numbers';
import { choice, words } from '../cells/words';
import { touchedRow } from '../journal';
import { deleteRow, replaceRow, rowsAt } from '../rows-store';
import { KIND_TITLES } from '../kind-titles';
import { PIECES, YUAN, YUAN_EACH } from '../reading/units';
import type { Doing, GroupPlan, Kind, Outcome, Plan, RowProblem, Standing, Unit } from './kind';
import { paymentsOfYear } from './payments-of-year-store';
import { personNamed, personsNumbered } from './persons';
import { ProgramNames } from './program-names';
import { programUse } from './programs';
import { VillageFinder } from './villages';

interface PaymentLine {
  idNumber: string;
  name: string;
  program: string;
  amountFen: number;
  paidOn: string;
  period?: string;
  batchNo?: string;
  quantity?: number;
  unit?: string;
  unitPriceFen?: number;
  standing?: string;
  card?: string;
  bank?: string;
  payer?: string;
  status?: TransferStatus;
  statusOn?: string;
  reason?: ReturnReason;
}

const columns: Kind<PaymentLine>['columns'] = {
  idNumber: {
    title: '身份证号',
    also: ['身份证号码', '公民身份号码', '领款人身份证号', '补贴对象身份证号', '户主身份证号', '证件号码', '身份证'],
    required: true,
    parse: idNumber,
    secrecy: 'idNumber',
    example: '511503197001010010',
    note: '18 位；这一列要设成“文本”',
  },
  name: {
    title: '姓名',
    also: [
      '领款人',
      '领款人姓名',
      '补贴对象',
      '补贴对象姓名',
      '补助对象',
      '受益人',
      '户主姓名',
      '户主',
      '收款人',
      '户名',
    ],
    required: true,
    parse: personName,
    secrecy: 'name',
    example: '王秀英',
    note: '要和花名册一致',
  },
  program: {
    title: '补贴项目',
    also: ['项目名称', '补贴名称', '资金名称', '项目编号', '项目编码', '补贴项目名称', '项目'],
    required: true,
    parse: words(60),
    example: '耕地地力保护补贴',
    note: '名称或编号（BT01）',
  },
  amountFen: {
    title: '金额',
    also: ['发放金额', '补贴金额', '补助金额', '实发金额', '应发金额', '合计金额', '金额合计'],
    required: true,
    counts: true,
    units: YUAN,
    parse: money(),
    example: '377.60',
    note: '元，最多两位小数',
  },
  paidOn: {
    title: '发放日期',
    also: ['发放时间', '支付日期', '打卡日期', '兑付日期', '拨付日期', '日期'],
    required: true,
    parse: day,
    example: '2026-03-12',
    note: '2026-03-12、2026年3月12日、20260312 都可以',
  },
  period: {
    title: '所属期',
    also: ['补贴年度', '补贴年份', '所属年度', '年度', '期间', '发放期', '补贴期'],
    parse: words(40),
    example: '2026年',
    note: '补的是哪一期；不填就是发放那一年',
  },
  batchNo: {
    title: '批次号',
    also: ['发放批次', '批次', '批次编号', '批次代码'],
    parse: words(60),
    example: 'BT01-202603-002',
    note: '同一批、同一人、同一项目、同一期只有一笔；不填按项目和月份编',
  },
  quantity: {
    title: '数量',
    also: ['面积', '补贴面积', '补贴数量', '亩数', '核定面积'],
    counts: true,
    units: PIECES,
    parse: quantity(),
    example: '3.2',
    note: '按数量发的才填',
  },
  unit: { title: '单位', also: ['计量单位', '数量单位'], parse: words(10), example: '亩', note: '亩、头、人……' },
  unitPriceFen: {
    title: '标准',
    also: ['补贴标准', '单价', '补助标准', '发放标准'],
    counts: true,
    units: YUAN_EACH,
    parse: money(),
    example: '118.00',
    note: '每一单位多少元；数量乘标准要等于金额',
  },
  standing: {
    title: '类别',
    also: ['补贴类别', '对象类别', '等级', '档次'],
    parse: words(30),
    example: '',
    note: '例如 一级残疾',
  },
  card: {
    title: '银行卡号',
    also: ['卡号', '一卡通卡号', '一卡通账号', '银行账号', '账号', '社保卡号', '银行卡后四位', '卡号后四位'],
    parse: cardTail,
    secrecy: 'card',
    example: '6217000000001234',
    note: '只留后四位；整列要设成“文本”',
  },
  bank: {
    title: '开户行',
    also: ['开户银行', '银行', '银行名称', '发放银行'],
    parse: words(40),
    example: '农村商业银行',
    note: '',
  },
  payer: {
    title: '付款单位',
    also: ['发放单位', '主管部门', '资金主管部门'],
    parse: words(60),
    example: '南溪区财政局',
    note: '不填就是区财政局',
  },
  status: {
    title: '发放状态',
    also: ['状态', '到账状态', '支付状态', '发放结果', '处理结果', '银行处理结果'],
    parse: choice<TransferStatus>([
      ['credited', '已到账', '到账', '成功', '发放成功', '已发放', '支付成功', '代发成功', '已支付', '交易成功'],
      ['returned', '被退回', '退回', '失败', '发放失败', '退票', '支付失败', '代发失败', '已退回', '交易失败'],
      ['sent', '已送银行', '送银行', '已送盘', '处理中', '银行处理中'],
      ['planned', '计划发放', '待发放', '未发放', '计划'],
    ]),
    example: '已到账',
    note: '不填就是已到账；已导入过的，会把状态往前走一步',
  },
  statusOn: {
    title: '状态日期',
    also: ['到账日期', '退回日期', '处理日期', '入账日期'],
    parse: day,
    example: '2026-03-12',
    note: '不填就是发放日期',
  },
  reason: {
    title: '退回原因',
    also: ['失败原因', '退票原因', '原因'],
    parse: (cell) => reasonOf(compact(cell.text)),
    example: '',
    note: '账号不对、长期不用、户名不符、已销户，其他都算“其他”',
  },
};

function reasonOf(text: string): ReturnReason {
  if (/户名|姓名|名不符/u.test(text)) return 'nameMismatch';
  if (/销户|注销/u.test(text)) return 'closed';
  if (/睡眠|不动户|长期|久悬|休眠|未激活/u.test(text)) return 'dormant';
  if (/账号|帐号|卡号|账户不存在|无此/u.test(text)) return 'wrongAccount';
  return 'other';
}

const MOST_IN_A_UNIT = 90;
/** What rounding to whole yuan may take from quantity × price. */
const ROUNDING_FEN = 100;

const yearIn = (day: string): number => Number(day.slice(0, 4));

interface Wanted {
  readonly rowNo: number;
  readonly payment: StoredPayment;
  readonly step: Step;
}

async function begin(): Promise<Plan<PaymentLine>> {
  const [names, villages] = await Promise.all([ProgramNames.read(), VillageFinder.read()]);

  return async (groups, doing) => {
    const persons = await personsNumbered(groups.map(([first]) => first!.row.idNumber));
    const planned = groups.map((group) => {
      const problems: RowProblem[] = [];
      const wanted = group.flatMap(({ rowNo, row }): Wanted[] => {
        const answer = wantedOf(row, doing);
        if (!('payment' in answer)) {
          problems.push({ rowNo, ...answer });
          return [];
        }
        return [{ rowNo, ...answer }];
      });
      problems.push(...twiceIn(wanted));
      return { wanted, problems };
    });
    const keyed = planned.flatMap(({ wanted }) => wanted.map(({ payment }) => payment));
    const years = [
      ...new Map(
        keyed.map(({ personId, paidOn }) => [`${personId}#${yearIn(paidOn)}`, { personId, year: yearIn(paidOn) }]),
      ).entries(),
    ];
    const [found, foundYears] = await Promise.all([
      rowsAt(
        PaymentEntity,
        keyed.map(({ personId, paymentId }) => ({ personId, paymentId })),
      ),
      rowsAt(
        PaymentYearEntity,
        years.map(([, key]) => key),
      ),
    ]);
    const before = new Map(keyed.map(({ paymentId }, place) => [paymentId, found[place]]));
    const yearOf = new Map(years.map(([key], place) => [key, foundYears[place]]));
    return planned.map(({ wanted, problems }) => planGroup(wanted, problems, before, yearOf, doing));

    function wantedOf(
      row: PaymentLine,
      { at }: Doing,
    ): Omit<Wanted, 'rowNo'> | { column: keyof PaymentLine; message: string } {
      const person = personNamed(persons.get(row.idNumber) ?? [], row.name);
      if (!('personId' in person)) return person;
      const program = names.find(row.program);
      if (typeof program === 'string') return { column: 'program', message: program };
      const { amountFen, paidOn, status = 'credited' } = row;
      const today = dayInChina(at);
      if (status !== 'planned' && paidOn > today)
        return { column: 'paidOn', message: '发放日期还没到，状态只能填“计划发放”。请核对年份' };
      const on = row.statusOn ?? paidOn;
      if (on > today && status !== 'planned') return { column: 'statusOn', message: '状态日期还没到，请核对' };
      if (row.quantity !== undefined && row.unitPriceFen !== undefined) {
        const worked = row.quantity * row.unitPriceFen;
        if (Math.abs(worked - amountFen) > ROUNDING_FEN)
          return {
            column: 'amountFen',
            message: `数量乘标准是 ${formatFen(Math.round(worked))}，和金额对不上，请核对是哪一个填错了`,
          };
      }
      const step: Step = {
        status,
        on,
        ...(status === 'returned' && { reason: row.reason ?? 'other' }),
      };
      const payment = {
        personId: person.personId,
        programCode: program.programCode,
        programName: program.name,
        amountFen,
        paidOn,
        status,
        bankName: row.bank ?? '',
        cardTail: row.card ?? '',
        batchNo: row.batchNo ?? `${program.programCode}-${paidOn.slice(0, 7).replace('-', '')}`,
        payer: row.payer ?? `${villages.districtName}财政局`,
        ...(row.quantity !== undefined && { quantity: row.quantity }),
        ...(row.unit !== undefined && { unit: row.unit }),
        ...(row.unitPriceFen !== undefined && { unitPriceFen: row.unitPriceFen }),
        ...(row.standing !== undefined && { standing: row.standing }),
        period: row.period ?? `${yearIn(paidOn)}年`,
        ...(step.reason && { returnReason: step.reason }),
        transfer: [{ ...step }],
      };
      return { payment: { ...payment, paymentId: paymentIdOf(payment) } as StoredPayment, step };
    }
  };
}

/** Rows that would be one payment: written once, the others would be lost in silence. */
function twiceIn(wanted: readonly Wanted[]): RowProblem[] {
  const first = new Map<string, number>();
  return wanted.flatMap(({ rowNo, payment: { paymentId } }) => {
    const earlier = first.get(paymentId);
    if (earlier === undefined) first.set(paymentId, rowNo);
    return earlier === undefined
      ? []
      : [
          {
            rowNo,
            column: 'idNumber',
            message: `和第 ${earlier} 行重复：同一人、同一项目、同一批次、同一期只能有一笔。确实是两笔的，请合成一笔，或填不同的批次号`,
          },
        ];
  });
}

function planGroup(
  wanted: readonly Wanted[],
  problems: RowProblem[],
  before: ReadonlyMap<string, StoredPayment | undefined>,
  years: ReadonlyMap<string, StoredPaymentYear | undefined>,
  doing: Doing,
): GroupPlan {
  const sameRowNos: number[] = [];
  const moves: (Wanted & { previous: StoredPayment | undefined; next: StoredPayment })[] = [];
  const refused = new Set(problems.map(({ rowNo }) => rowNo));
  for (const each of wanted) {
    if (refused.has(each.rowNo)) continue;
    const { rowNo, payment, step } = each;
    const previous = before.get(payment.paymentId);
    if (!previous) {
      moves.push({ ...each, previous, next: payment });
      continue;
    }
    if (previous.amountFen !== payment.amountFen) {
      problems.push({
        rowNo,
        column: 'amountFen',
        message: `这笔已经导入过，那次是 ${formatFen(previous.amountFen)}。发过的金额不能改：填错的，先撤回那一批再导入`,
      });
      continue;
    }
    const next = stepped(previous, step);
    if (next === 'same') sameRowNos.push(rowNo);
    else if (next === 'refused')
      problems.push({
        rowNo,
        column: 'status',
        message: '这笔已经记下的状态走不到这一步（已到账的不能改成退回，日期也不能比上一步早）。请核对',
      });
    else moves.push({ ...each, previous, next });
  }
  const returned = wanted.filter(({ payment: { status } }) => status === 'returned').map(({ payment }) => payment);
  return {
    problems,
    sameRowNos,
    units: unitsOf(moves, years, doing),
    uses: [...new Set(wanted.map(({ payment: { programCode } }) => programUse(programCode)))],
    ...(returned.length > 0 && { after: () => tellReturned(returned[0]!.personId, returned) }),
  };
}

/** A payment after what the file says of it; banks answer for what was only planned, so it was sent in between. */
function stepped(previous: StoredPayment, step: Step): StoredPayment | 'same' | 'refused' {
  if (
    previous.status === step.status ||
    previous.transfer.some(({ status, on }) => status === step.status && on === step.on)
  )
    return 'same';
  const sent: Step = { status: 'sent', on: previous.transfer.at(-1)?.on ?? step.on };
  const start =
    previous.status === 'planned' && step.status !== 'sent' ? (afterStep(previous, sent) as StoredPayment) : previous;
  return mayFollow(start, step) ? (afterStep(start, step) as StoredPayment) : 'refused';
}

/** The payment after its steps, only as it was read: a file may tell of two at once (planned, and credited by now). */
const steppedRow = (next: StoredPayment, previous: StoredPayment) =>
  replaceRow(
    PaymentEntity,
    { personId: next.personId, paymentId: next.paymentId },
    { ...next, version: (previous.version ?? 0) + 1 },
    previous,
  );

/** The payments of one person's year, with its total and the audit row: at most 90 a transaction, each after the one before. */
function unitsOf(
  moves: readonly (Wanted & { previous: StoredPayment | undefined; next: StoredPayment })[],
  years: ReadonlyMap<string, StoredPaymentYear | undefined>,
  { at, actor }: Doing,
): Unit[] {
  const units: Unit[] = [];
  let running: StoredPaymentYear | undefined;
  for (let start = 0; start < moves.length; start += MOST_IN_A_UNIT) {
    const some = moves.slice(start, start + MOST_IN_A_UNIT);
    const { personId, paidOn } = some[0]!.next;
    const year = yearIn(paidOn);
    const previousYear = start === 0 ? years.get(`${personId}#${year}`) : running;
    const kept = some.reduce<ReturnType<typeof addToYear>>(
      (sum, { previous, next }) => (previous ? changedInYear(sum, previous, next) : addToYear(sum, [next])),
      previousYear ? { ...previousYear, programs: [...previousYear.programs] } : addToYear(year, []),
    );
    running = { ...kept, personId, version: (previousYear?.version ?? 0) + 1 } as StoredPaymentYear;
    const outcomes = some.map(({ previous }): Outcome => (previous ? 'changed' : 'new'));
    units.push({
      rowNos: some.map(({ rowNo }) => rowNo),
      outcomes,
      size: some.length + 2,
      write: () => ({
        items: [
          ...some.map(({ previous, next }) => (previous ? steppedRow(next, previous) : putNewPayment(next))),
          putPaymentYear({ ...kept, personId } as never, previousYear),
          auditRow({
            subject: `person#${personId}`,
            action: 'importPayments',
            at,
            actor,
            note: `${year}: ${some.length}`,
          }),
        ],
        touched: some.map(({ previous, next }) =>
          touchedRow(
            PaymentEntity,
            { personId, paymentId: next.paymentId },
            previous ? { ...next, version: (previous.version ?? 0) + 1 } : next,
            previous,
          ),
        ),
      }),
    });
  }
  return units;
}

/** The years of the payments that go back, worked out anew from those that stay. */
async function yearsWithout(standing: readonly Standing[], { at, actor }: Doing) {
  const back = new Map(standing.map(({ touched }) => [String(touched.key.paymentId), touched]));
  const years = new Map(
    standing.map(({ current }) => {
      const { personId, paidOn } = current as unknown as StoredPayment;
      return [`${personId}#${yearIn(paidOn)}`, { personId, year: yearIn(paidOn) }];
    }),
  );
  const keys = [...years.values()];
  const previous = await rowsAt(PaymentYearEntity, keys);
  const items = await Promise.all(
    keys.map(async ({ personId, year }, place) => {
      const payments = (await paymentsOfYear(personId, year)).flatMap((payment) => {
        const touched = back.get(payment.paymentId);
        if (!touched) return [payment];
        return touched.before ? [touched.before as unknown as StoredPayment] : [];
      });
      return [
        payments.length > 0
          ? putPaymentYear({ ...addToYear(year, payments), personId } as never, previous[place])
          : deleteRow(PaymentYearEntity, { personId, year }, previous[place]!),
        auditRow({ subject: `person#${personId}`, action: 'undoImport', at, actor, note: String(year) }),
      ];
    }),
  );
  return items.flat();
}

/** 补贴发放明细: who was paid what by which program; a line that is there already takes its payment a step on. */
export const paymentsKind: Kind<PaymentLine> = {
  name: 'payments',
  title: KIND_TITLES.payments,
  columns,
  sums: ['amountFen'],
  groupOf: ({ idNumber, paidOn }: PaymentLine) => `${idNumber}#${yearIn(paidOn)}`,
  begin,
  undo: {
    entities: [PaymentEntity],
    whyNot: ({ current }) =>
      current ? '有的补贴导入以后状态又变了（已送银行、到账或退回），不能撤回' : '有的补贴导入以后已经不在了，不能撤回',
    besides: yearsWithout,
  },
};
