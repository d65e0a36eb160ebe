import { dayInChina, yearMonthOf, yearOf } from '@shared/time';
import { formatFen } from '@shared/money';
import { auditRow } from '../../platform/audit';
import { addToYear, changedInYear, takesOut } from '../../subsidies/payment';
import {
  PaymentEntity,
  paymentIdOf,
  paymentsOfYear,
  PaymentYearEntity,
  putNewPayment,
  putPaymentYear,
  type StoredPayment,
  type StoredPaymentYear,
} from '../../subsidies/payment-store';
import { tellReturned } from '../../subsidies/tell-returned';
import { afterStep, alreadyTold, isSentAgain, mayFollow, type Step } from '../../subsidies/transfer';
import { touchedRow } from '../journal';
import { deleteRow, replaceRow, rowsAt } from '../rows-store';
import { YUAN } from '../reading/units';
import type { Doing, GroupPlan, Kind, Outcome, Plan, RowProblem, Standing, Unit } from './kind';
import { overlookedStatus, type PaymentLine, paymentColumns as columns } from './payment-columns';
import { personNamed, personsNumbered } from './persons';
import { ProgramNames } from './program-names';
import { keyWithoutDay, underAnotherId, yearsAround } from './same-payment-store';
import { type Batch, DisplayEnds } from './sent-early-store';
import { programUse } from './programs';
import { VillageFinder } from './villages';

const MOST_IN_A_UNIT = 90;
/** What rounding to whole yuan may take from quantity × price. */
const ROUNDING_FEN = 100;

interface Wanted {
  readonly rowNo: number;
  readonly payment: StoredPayment;
  readonly step: Step;
  /** The file says itself on which day the bank answered. */
  readonly isDated: boolean;
  /** The list that the payment was on, if there was one. */
  readonly batch: Batch;
}

/** What is there already. */
interface There {
  readonly before: ReadonlyMap<string, StoredPayment | undefined>;
  /** On another day, by the id that a payment would have. */
  readonly others: ReadonlyMap<string, StoredPayment>;
  readonly years: ReadonlyMap<string, StoredPaymentYear | undefined>;
  /** All payments of those years whose sums may fall: such a year is made anew of them. */
  readonly whole: ReadonlyMap<string, readonly StoredPayment[]>;
}

/** Money that was sent while its list was still public. */
const earlyOf = (wanted: readonly Wanted[], displays: DisplayEnds): RowProblem[] =>
  wanted.flatMap(({ rowNo, payment, batch }) => {
    const end = displays.sentBeforeEnd(batch, payment);
    return end === undefined
      ? []
      : [
          {
            rowNo,
            column: 'paidOn',
            message: `这一批在村里公示到 ${end}，公示没完就发了钱。请核对发放日期（同一村同一批只说一次）`,
          },
        ];
  });

async function begin(): Promise<Plan<PaymentLine>> {
  const [names, villages] = await Promise.all([ProgramNames.read(), VillageFinder.read()]);
  const displays = new DisplayEnds();

  return async (groups, doing) => {
    const persons = await personsNumbered(groups.map(([first]) => first!.row.idNumber));
    const asked = groups.map((group) => {
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
    const keyed = asked.flatMap(({ wanted }) => wanted.map(({ payment }) => payment));
    const years = [
      ...new Map(
        keyed.flatMap(({ personId, paidOn }) =>
          yearsAround(paidOn).map((year) => [`${personId}#${year}`, { personId, year }] as const),
        ),
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
      displays.read(asked.flatMap(({ wanted }) => wanted.map(({ batch }) => batch))),
    ]);
    const before = new Map(keyed.map(({ paymentId }, place) => [paymentId, found[place]]));
    const known = new Map(years.map(([key], place) => [key, foundYears[place]]));
    const others = await underAnotherId(
      keyed.filter(({ paymentId }) => before.get(paymentId) === undefined),
      (personId, year) => known.get(`${personId}#${year}`),
    );
    // Kept in other words it is the same payment, under the id that it has.
    const asKept = (each: Wanted): Wanted => {
      const kept = others.get(each.payment.paymentId);
      if (kept?.paidOn !== each.payment.paidOn) return each;
      before.set(kept.paymentId, kept);
      return { ...each, payment: { ...each.payment, paymentId: kept.paymentId, period: kept.period } };
    };
    const planned = asked.map(({ wanted, problems }) => ({ wanted: wanted.map(asKept), problems }));
    // Read after the years: whatever changed a payment since has changed its year's version too, and is seen by the write.
    const whole = await yearsThatFall(
      planned.flatMap(({ wanted }) => wanted),
      before,
    );
    return planned.map(({ wanted, problems }) => {
      const plan = planGroup(wanted, problems, { before, others, years: known, whole }, doing);
      return { ...plan, warnings: [...(plan.warnings ?? []), ...earlyOf(wanted, displays)] };
    });

    function wantedOf(
      row: PaymentLine,
      { at }: Doing,
    ): Omit<Wanted, 'rowNo'> | { column: keyof PaymentLine; message: string } {
      const person = personNamed(persons.get(row.idNumber) ?? [], row.name);
      if (!('personId' in person)) return person;
      const program = names.find(row.program);
      if (typeof program === 'string') return { column: 'program', message: program };
      const { amountFen, paidOn, status = 'credited' } = row;
      if (row.status === undefined && row.reason !== undefined)
        return { column: 'status', message: '填了退回原因，没有填发放状态。被退回的请填“退回”，到账的请去掉原因' };
      // 其他 may be a bank's word for nothing: 0000 交易成功.
      if (row.status === 'credited' && row.reason !== undefined && row.reason !== 'other')
        return { column: 'reason', message: '发放状态是到账，又填了退回原因，不知道到账没有，请核对' };
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
      const step: Step = { status, on, ...(status === 'returned' && { reason: row.reason ?? 'other' }) };
      const payment = {
        personId: person.personId,
        programCode: program.programCode,
        programName: program.name,
        amountFen,
        paidOn,
        status,
        bankName: row.bank ?? '',
        cardTail: row.card ?? '',
        batchNo: row.batchNo ?? `${program.programCode}-${yearMonthOf(paidOn).replace('-', '')}`,
        payer: row.payer ?? `${villages.districtNameOf(person.villageCode)}财政局`,
        ...(row.quantity !== undefined && { quantity: row.quantity }),
        // Money is what is paid, not what is counted.
        ...(row.unit !== undefined && !(row.unit in YUAN) && { unit: row.unit }),
        ...(row.unitPriceFen !== undefined && { unitPriceFen: row.unitPriceFen }),
        ...(row.standing !== undefined && { standing: row.standing }),
        period: row.period ?? `${yearOf(paidOn)}年`,
        ...(step.reason && { returnReason: step.reason }),
        transfer: [{ ...step }],
      };
      const { batchNo, programCode } = payment;
      return {
        payment: { ...payment, paymentId: paymentIdOf(payment) } as StoredPayment,
        step,
        isDated: row.statusOn !== undefined,
        batch: { villageCode: person.villageCode, programCode, batchNo },
      };
    }
  };
}

/** All payments of the years in which one that was credited is said to have come back. */
async function yearsThatFall(wanted: readonly Wanted[], before: There['before']): Promise<There['whole']> {
  const keys = new Map(
    wanted.flatMap(({ payment, step }) => {
      const previous = before.get(payment.paymentId);
      if (!previous || !takesOut(previous, step)) return [];
      const [personId, year] = [previous.personId, yearOf(previous.paidOn)];
      return [[`${personId}#${year}`, { personId, year }] as const];
    }),
  );
  return new Map(
    await Promise.all(
      [...keys].map(async ([key, { personId, year }]) => [key, await paymentsOfYear(personId, year)] as const),
    ),
  );
}

/** Rows that would be one payment: written once, the others would be lost in silence. */
function twiceIn(wanted: readonly Wanted[]): RowProblem[] {
  const first = new Map<string, number>();
  return wanted.flatMap(({ rowNo, payment }) => {
    const key = keyWithoutDay(payment);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, rowNo);
    return earlier === undefined
      ? []
      : [
          {
            rowNo,
            column: 'idNumber',
            message: `和第 ${earlier} 行重复：不论哪一天发的，同一人、同一项目、同一批次、同一期只能有一笔。确实是两笔的，请合成一笔，或填不同的批次号`,
          },
        ];
  });
}

/** What a payment says of how much and for what: said again, it is the same. */
const SAID_ONCE = ['quantity', 'unit', 'unitPriceFen', 'standing'] as const;

function planGroup(
  wanted: readonly Wanted[],
  problems: RowProblem[],
  { before, others, years, whole }: There,
  doing: Doing,
): GroupPlan {
  const sameRowNos: number[] = [];
  const moves: (Wanted & { previous: StoredPayment | undefined; next: StoredPayment })[] = [];
  const refused = new Set(problems.map(({ rowNo }) => rowNo));
  for (const each of wanted) {
    if (refused.has(each.rowNo)) continue;
    const { rowNo, payment, step } = each;
    const previous = before.get(payment.paymentId);
    const other = others.get(payment.paymentId);
    if (other) {
      problems.push({
        rowNo,
        column: 'paidOn',
        message: `这个人这一批、这一期已经有一笔，发放日期是 ${other.paidOn}。日期填错的，先撤回那一批再导入；退回后重发的，发放日期仍填 ${other.paidOn}，重发那天填在“状态日期”；确实是另一笔，请填不同的批次号`,
      });
      continue;
    }
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
    const differs = SAID_ONCE.find((key) => payment[key] !== undefined && previous[key] !== payment[key]);
    if (differs) {
      problems.push({
        rowNo,
        column: differs,
        message: '这笔已经导入过，那次填的不是这样。发过的不能改：填错的，先撤回那一批再导入',
      });
      continue;
    }
    const next = stepped(previous, step, each.isDated);
    if (next === 'same') sameRowNos.push(rowNo);
    // An old file of the bank's first answer must not take credited money out of the sums: the day tells the two apart.
    else if (takesOut(previous, step) && !each.isDated)
      problems.push({
        rowNo,
        column: 'statusOn',
        message:
          '这笔已经记为到账，没填退回日期，走不到这一步。到账以后又被银行退回的，请在“状态日期”填退回那天；不是的，请核对状态',
      });
    else if (next === 'refused')
      problems.push({
        rowNo,
        column: 'status',
        message: '这笔已经记下的状态走不到这一步（日期不能比上一步早，退回的要先重新送银行才能到账）。请核对',
      });
    else moves.push({ ...each, previous, next });
  }
  const returned = wanted.filter(({ payment: { status } }) => status === 'returned').map(({ payment }) => payment);
  const sentAgain = moves.filter(({ previous, step }) => previous && saidBefore(previous, step));
  return {
    problems,
    sameRowNos,
    units: [...new Set(moves.map(({ next }) => yearOf(next.paidOn)))].flatMap((year) =>
      unitsOf(
        moves.filter(({ next }) => yearOf(next.paidOn) === year),
        { years, whole },
        doing,
      ),
    ),
    changes: moves.flatMap(({ rowNo, previous, next }) =>
      previous ? [{ rowNo, column: 'status', before: previous.status, after: next.status }] : [],
    ),
    uses: [...new Set(wanted.map(({ payment: { programCode } }) => programUse(programCode)))],
    warnings: sentAgain.map(({ rowNo, step: { on } }) => ({
      rowNo,
      column: 'statusOn',
      message: `这笔 ${on} 送过银行、当天退回，又填当天“已送银行”：按当天重新发放记。是旧文件重复导入的，请不要写入`,
    })),
    ...(returned.length > 0 && { after: () => tellRecorded(returned) }),
  };
}

const saidBefore = ({ transfer }: StoredPayment, step: Step): boolean =>
  transfer.some(({ status, on }) => status === step.status && on === step.on);

/**
 * Tells of what is recorded as returned, as it stands now: a row that was taken for the same, or that another file's answer overtook,
 * says another day or reason than what is kept.
 */
async function tellRecorded(payments: readonly StoredPayment[]): Promise<void> {
  const kept = await rowsAt(
    PaymentEntity,
    payments.map(({ personId, paymentId }) => ({ personId, paymentId })),
  );
  await tellReturned(
    payments[0]!.personId,
    kept.flatMap((payment) => (payment ? [payment] : [])),
  );
}

/**
 * A payment after what the file says of it; banks answer for what was only planned, so it was sent in between. A sending on the day of
 * a return is a new one only where the file names the day: without one, its day is the batch's, and it is the first file again.
 */
function stepped(previous: StoredPayment, step: Step, isDated: boolean): StoredPayment | 'same' | 'refused' {
  const isTold = isDated && isSentAgain(previous, step) ? alreadyTold(previous, step) : saidBefore(previous, step);
  if (previous.status === step.status || isTold) return 'same';
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
  { years, whole }: Pick<There, 'years' | 'whole'>,
  { at, actor }: Doing,
): Unit[] {
  const units: Unit[] = [];
  const { personId, paidOn } = moves[0]!.next;
  const year = yearOf(paidOn);
  const rest = whole.get(`${personId}#${year}`);
  const all = rest && new Map(rest.map((payment) => [payment.paymentId, payment]));
  let running: StoredPaymentYear | undefined;
  for (let start = 0; start < moves.length; start += MOST_IN_A_UNIT) {
    const some = moves.slice(start, start + MOST_IN_A_UNIT);
    const previousYear = start === 0 ? years.get(`${personId}#${year}`) : running;
    for (const { next } of some) all?.set(next.paymentId, next);
    const kept = all
      ? addToYear(year, [...all.values()])
      : some.reduce<ReturnType<typeof addToYear>>(
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
      return [`${personId}#${yearOf(paidOn)}`, { personId, year: yearOf(paidOn) }];
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
  columns,
  sums: ['amountFen'],
  overlooked: overlookedStatus,
  // All of one person: a payment is there once, also on another day and in another year.
  groupOf: ({ idNumber }: PaymentLine) => idNumber,
  begin,
  undo: {
    entities: [PaymentEntity],
    whyNot: ({ current }) =>
      current ? '有的补贴导入以后状态又变了（已送银行、到账或退回），不能撤回' : '有的补贴导入以后已经不在了，不能撤回',
    besides: yearsWithout,
  },
};
