import { formatFen } from '@shared/money';
import { maskPrivate } from '@shared/text/private-text';
import { dayInChina, daysAfter, monthOf, yearOf } from '@shared/time';
import { isInUse } from '../../accounts/bank/bank-account';
import { bankAccountsOf, bankNumberHash, bankNumberOf } from '../../accounts/bank/bank-account-store';
import { type BankLine, type Fault, inOrderOfTime, type Placed, placed, settle } from '../../accounts/bank/bank-line';
import {
  bankLineAfter,
  bankLineBefore,
  BankLineEntity,
  bankLinesBetween,
  BankStatementEntity,
  bankStatementsOf,
} from '../../accounts/bank/bank-line-store';
import { villageYearsOf } from '../../accounts/book-store';
import { bodiesAmong, partyKey } from '../../accounts/parties/known-parties';
import { partyText } from '../../accounts/party';
import { counterpartyOf } from '../../accounts/reading/counterparty';
import { auditRow } from '../../platform/audit';
import { touchedRow } from '../journal';
import { putNew } from '../../platform/row';
import type { Doing, GroupPlan, Kind, Numbered, Plan, RowProblem, Unit } from './kind';
import { settleLine, type StatementLine, statementColumns as columns, whyNoSums } from './statement-columns';
import { refusedAll } from './refused';

const LINES_AT_ONCE = 90;
type Rows = readonly Numbered<StatementLine>[];

/** The registered account that a statement is of, or why there is none. A number with covered places names nobody for certain. */
async function accountOf(account: string) {
  if (!/^\d+$/u.test(account))
    return '账号打了星号，认不出是哪个账户。请用网银下载的原表，或在表头上面补一行“账号：”写全';
  const known = await bankNumberOf(bankNumberHash(account));
  const UNKNOWN = '这个账号没有登记过，不知道是哪个村的。请核对是不是选错了文件；是新开的账户，请先登记、复核';
  if (!known) return UNKNOWN;
  const { villageCode, bankAccountId } = known;
  const { accounts } = await bankAccountsOf(villageCode);
  const found = accounts.find((one) => one.bankAccountId === bankAccountId);
  if (!found) return UNKNOWN;
  // A closed account has days until then that are still to be told: its last months are signed like any other.
  const wasInUse = isInUse(found) || found.state === 'closed';
  return wasInUse ? { ...found, villageCode } : '这个账户还没有复核，不能导入流水';
}
type Account = Exclude<Awaited<ReturnType<typeof accountOf>>, string>;

/** The lines as they are kept: anyone but a body masked, no private number in any words. */
async function linesOf(rows: Rows, villageCode: string): Promise<BankLine[]> {
  // 招行 writes name and number in one cell.
  const nameOf = (text = '') => text.replace(/[\d*\s]{6,}$/u, '').trim();
  const isBody = await bodiesAmong(
    villageCode,
    rows.map(({ row }) => nameOf(row.counterparty)),
  );
  return rows.map(({ rowNo, row: { on, time, incomeFen = 0, expenseFen = 0, balanceFen, bankNo, ...row } }) => {
    const name = nameOf(row.counterparty);
    const remark = maskPrivate([row.summary, row.remark].filter(Boolean).join(' '));
    return {
      rowNo,
      on,
      signedFen: incomeFen - expenseFen,
      ...(time && { time }),
      ...(balanceFen !== undefined && { balanceFen }),
      // By the whole name, whatever the register of bodies says of it by then: a line read again is the same line.
      ...(name && {
        ...counterpartyOf(villageCode, name, undefined, isBody),
        counterpartyKey: partyKey(villageCode, partyText(name)),
      }),
      ...(remark && { remark }),
      ...(bankNo && { bankNo: maskPrivate(bankNo) }),
    };
  });
}

const FAULTS: Record<Fault['kind'], (fault: Fault & { gapFen?: number; signedFen?: number }) => string> = {
  gapBefore: ({ day, gapFen }) =>
    `和前面接不上：${day} 以后到这一笔之前，差 ${formatFen(gapFen!)}。中间有流水没导入，请先导那一段，或重新下载`,
  gapAfter: ({ day, gapFen }) =>
    `和后面接不上：这一笔以后到 ${day} 之前，差 ${formatFen(gapFen!)}。请下载完整的一段再导入`,
  differs: ({ day }) => `${day} 导入过另一份流水，这一笔和那一份不一样。两份必有一份不对，请向银行核实，不会覆盖`,
  extra: ({ day }) => `${day} 的流水导入过了，那一份里没有这一笔。请向银行核实，不会添加`,
  lacks: ({ day, signedFen }) => `${day} 导入过的一笔 ${formatFen(signedFen!)}，这份文件里没有。请下载完整的一段`,
};
const problemOf = (fault: Fault): RowProblem => ({
  rowNo: fault.rowNo,
  column: fault.kind === 'gapBefore' || fault.kind === 'gapAfter' ? 'balanceFen' : 'on',
  message: FAULTS[fault.kind](fault),
});

/** Days on which no line may be: to come, outside the account's life, or of a month that is closed. */
async function daysRefused(
  lines: readonly Placed[],
  { villageCode, openedOn, closedOn }: Account,
  at: string,
): Promise<RowProblem[]> {
  const closed = new Map((await villageYearsOf(villageCode)).map(({ year, closedThrough }) => [year, closedThrough]));
  const why = (on: string): string | undefined => {
    if (on > dayInChina(at)) return '交易日期还没到，请核对年份';
    if (on < openedOn) return `这个账户 ${openedOn} 才开户，请核对账号和日期`;
    if (closedOn && on > closedOn) return `这个账户 ${closedOn} 已经销户，请核对账号和日期`;
    return monthOf(on) <= (closed.get(yearOf(on)) ?? 0) ? '这个月已经结账，不能再导入它的流水' : undefined;
  };
  return lines.flatMap(({ rowNo, on }) => {
    const message = why(on);
    return message ? [{ rowNo, column: 'on', message }] : [];
  });
}

/**
 * The day through which the file says that it tells of, where that is after its last line; empty where it does not say. Its own day is
 * never whole: something may move after it was made.
 */
function statedEnd(rows: Rows, lastLineOn: string, at: string): string {
  const said = rows
    .map(({ row }) => row.through ?? '')
    .sort()
    .at(-1)!;
  const end = [said, dayInChina(daysAfter(at, -1))].sort()[0]!;
  return end > lastLineOn ? end : '';
}

async function planAccount(rows: Rows, doing: Doing): Promise<GroupPlan> {
  const account = await accountOf(rows[0]!.row.account);
  if (typeof account === 'string') return refusedAll(rows.slice(0, 1), 'account', account);
  const { villageCode, bankAccountId } = account;
  const { lines, breaks } = inOrderOfTime(await linesOf(rows, villageCode));
  if (breaks.length > 0)
    return {
      units: [],
      sameRowNos: [],
      problems: breaks.map(({ rowNo, afterRowNo, gapFen, kind }) => ({
        rowNo,
        column: 'balanceFen',
        message:
          kind === 'doubled'
            ? `和第 ${afterRowNo} 行是同一笔，重复了。请用网银下载的原表`
            : `余额接不上：第 ${afterRowNo} 行和这一行之间差 ${formatFen(gapFen)}，漏了一笔，或金额被改过。请重新下载`,
      })),
    };
  const all = placed(lines);
  const [from, through] = [all[0]!.on, all.at(-1)!.on];
  const stated = statedEnd(rows, through, doing.at);
  const [within, before, after, statements] = await Promise.all([
    bankLinesBetween(villageCode, bankAccountId, from, through),
    bankLineBefore(villageCode, bankAccountId, from),
    bankLineAfter(villageCode, bankAccountId, through),
    bankStatementsOf(villageCode, bankAccountId),
  ]);
  // A file that was broken off goes on: what it told itself is no other file's word.
  const covered = statements.filter(({ statementId }) => statementId !== doing.batchId);
  const { fresh, same, faults } = settle(all, { within, before, after, covered });
  const problems = [...faults.map(problemOf), ...(await daysRefused(fresh, account, doing.at))];
  const warnings: RowProblem[] =
    all[0]!.balanceFen === undefined
      ? [
          {
            rowNo: all[0]!.rowNo,
            column: 'balanceFen',
            message: '没有余额一列，证明不了有没有漏一笔、多一笔。有带余额的请用那一份',
          },
        ]
      : [];
  const written = within.filter(({ statementId }) => statementId === doing.batchId);
  const units = unitsOf(fresh, written, account, doing, stated);
  // Nothing in it is new but that nothing moved until that day.
  const tellsEnd =
    fresh.length === 0 && same.length > 0 && written.length === 0 && statements.every((one) => one.through < stated);
  return {
    problems,
    warnings,
    sameRowNos: same.filter((line) => !tellsEnd || line !== same.at(-1)).map(({ rowNo }) => rowNo),
    units: problems.length > 0 ? [] : [...units, ...(tellsEnd ? [endUnit(same.at(-1)!, account, doing, stated)] : [])],
  };
}

const sumOf = (lines: readonly { signedFen: number }[], sign: 1 | -1): number =>
  lines.reduce((sum, { signedFen }) => sum + Math.max(0, sign * signedFen), 0);

/** The lines, ninety a transaction; with the last goes the row that says which days are covered. */
function unitsOf(
  fresh: readonly Placed[],
  written: readonly { on: string; signedFen: number }[],
  { villageCode, bankAccountId }: Account,
  doing: Doing,
  stated: string,
): Unit[] {
  const { batchId: statementId, at, actor } = doing;
  const key = { villageCode, bankAccountId };
  const all = [...written, ...fresh];
  const days = all.map(({ on }) => on).sort();
  const units: Unit[] = [];
  for (let start = 0; start < fresh.length; start += LINES_AT_ONCE) {
    const some = fresh.slice(start, start + LINES_AT_ONCE);
    const isLast = start + LINES_AT_ONCE >= fresh.length;
    units.push({
      rowNos: some.map(({ rowNo }) => rowNo),
      outcomes: some.map(() => 'new'),
      size: some.length + 2,
      write: () => {
        const kept = some.map(({ rowNo: _, ...line }) => ({ ...key, ...line, statementId }));
        const statement = {
          ...key,
          statementId,
          // Its own days alone: those that another file brought go with that one.
          from: days[0]!,
          through: [days.at(-1)!, stated].sort().at(-1)!,
          // What was written before it was broken off is of this file, too.
          lines: all.length,
          inFen: sumOf(all, 1),
          outFen: sumOf(all, -1),
          importedAt: at,
          importedBy: actor,
        };
        const lineKey = ({ lineKey: place }: Placed) => ({ ...key, lineKey: place });
        const statementKey = { ...key, statementId };
        return {
          items: [
            ...kept.map((line) => putNew(BankLineEntity, line)),
            ...(isLast ? [putNew(BankStatementEntity, statement)] : []),
            auditRow({
              subject: `bankAccount#${bankAccountId}`,
              action: 'importStatement',
              at,
              actor,
              note: `${some[0]!.on}–${some.at(-1)!.on}: ${some.length}`,
            }),
          ],
          touched: [
            ...kept.map((line, place) => touchedRow(BankLineEntity, lineKey(some[place]!), line)),
            ...(isLast ? [touchedRow(BankStatementEntity, statementKey, statement)] : []),
          ],
        };
      },
    });
  }
  return units;
}

/** A file whose lines are all there already, and which says that nothing moved after them until a day. */
function endUnit(
  last: Placed,
  { villageCode, bankAccountId }: Account,
  { batchId, at, actor }: Doing,
  through: string,
): Unit {
  const key = { villageCode, bankAccountId, statementId: batchId };
  const statement = {
    ...{ ...key, from: last.on, through, lines: 0, inFen: 0, outFen: 0, importedAt: at, importedBy: actor },
  };
  return {
    rowNos: [last.rowNo],
    outcomes: ['changed'],
    size: 2,
    write: () => ({
      items: [
        putNew(BankStatementEntity, statement),
        auditRow({
          subject: `bankAccount#${bankAccountId}`,
          action: 'importStatement',
          at,
          actor,
          note: `–${through}: 0`,
        }),
      ],
      touched: [touchedRow(BankStatementEntity, key, statement)],
    }),
  };
}

/** 银行流水: what a bank says moved in a village's account, as the bank's own file says it. */
export const statementsKind: Kind<StatementLine> = {
  keepsOriginal: true,
  columns,
  sums: ['incomeFen', 'expenseFen'],
  groupOf: ({ account }: StatementLine) => account,
  whyUnreadable: whyNoSums,
  settle: settleLine,
  begin: (): Promise<Plan<StatementLine>> =>
    Promise.resolve((groups, doing) => Promise.all(groups.map((group) => planAccount(group, doing)))),
  undo: {
    entities: [BankLineEntity, BankStatementEntity],
    whyNot: () => '有的流水已经和凭证对上，请先撤销对账，再撤回这一批',
    besides: (standing, { at, actor }) =>
      Promise.resolve([
        auditRow({
          subject: `bankAccount#${String(standing[0]!.touched.key.bankAccountId)}`,
          action: 'undoImport',
          at,
          actor,
          note: `${standing.length}`,
        }),
      ]),
  },
};
