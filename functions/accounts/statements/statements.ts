import type { StatementLine, Statements } from '@shared/accounts/books';
import lines from '../../../data/statement_lines.json';
import { type AccountBalance, balanceAfter, type Balances, CARRYING } from '../balances/balances';

/** A line of a statement as data/statement_lines.json declares it: an item of accounts, or a total of lines. */
interface LineRule {
  readonly id: string;
  readonly name: string;
  readonly section?: string;
  /** The accounts whose sum it is, their sub-accounts with them. */
  readonly of?: readonly string[];
  /** Only the sub-accounts whose balance stands on that side count: 内部往来 is owed to us by some and by us to others. */
  readonly ofDebit?: readonly string[];
  readonly ofCredit?: readonly string[];
  readonly except?: readonly string[];
  /** The side on which it is above zero. */
  readonly sense?: string;
  /** What stood at the start of the column's months, in a statement of what moved. */
  readonly atStart?: boolean;
  readonly total?: readonly string[];
  readonly minus?: boolean;
  /** A part of the item below it; an item that is a total of parts; a total's own first item. */
  readonly part?: boolean;
  readonly item?: boolean;
  readonly lead?: boolean;
}

/** How much of an account a column holds, debit above zero. */
type Measure = (account: AccountBalance, rule: LineRule) => number;

const isIn =
  (codes: readonly string[] = []) =>
  ({ accountCode }: AccountBalance) =>
    codes.some((code) => accountCode.startsWith(code));

function amountOf(rule: LineRule, accounts: readonly AccountBalance[], measure: Measure): number {
  const total = (chosen: readonly AccountBalance[], keep: (fen: number) => boolean = () => true) =>
    chosen
      .map((account) => measure(account, rule))
      .filter(keep)
      .reduce((sum, fen) => sum + fen, 0);
  const except = isIn(rule.except);
  const debit =
    total(accounts.filter((account) => isIn(rule.of)(account) && !except(account))) +
    total(accounts.filter(isIn(rule.ofDebit)), (fen) => fen > 0) +
    total(accounts.filter(isIn(rule.ofCredit)), (fen) => fen < 0);
  // Zero is never −0: it would be another thing in a stored answer.
  return rule.sense === 'credit' ? 0 - debit : debit;
}

/** The amounts of a statement's lines by id: items from the accounts, totals from the lines above them. */
function amountsOf(
  rules: readonly LineRule[],
  accounts: readonly AccountBalance[],
  measure: Measure,
): Map<string, number> {
  const minus = new Set(rules.filter((rule) => rule.minus).map(({ id }) => id));
  const amounts = new Map<string, number>();
  for (const rule of rules)
    amounts.set(
      rule.id,
      rule.total
        ? rule.total.reduce((sum, id) => sum + (minus.has(id) ? -1 : 1) * amounts.get(id)!, 0)
        : amountOf(rule, accounts, measure),
    );
  return amounts;
}

const levelOf = ({ part, item, lead, total }: LineRule): number => (part ? 3 : item || (!total && !lead) ? 2 : 1);

/** The two columns of a line, in fen. */
export type Columns = readonly [firstFen: number, secondFen: number];
export const STATEMENT_PARTS = ['assets', 'claims', 'surplus'] as const;
export type StatementPart = (typeof STATEMENT_PARTS)[number];

/** The lines of a statement with their amounts. */
export const statementLines = (part: StatementPart, columnsOf: (id: string) => Columns): StatementLine[] =>
  (lines[part] as readonly LineRule[]).map((rule) => {
    const [firstFen, secondFen] = columnsOf(rule.id);
    return {
      id: rule.id,
      name: rule.name,
      ...(rule.section && { section: rule.section }),
      level: levelOf(rule),
      accounts: [...(rule.of ?? []), ...(rule.ofDebit ?? []), ...(rule.ofCredit ?? [])],
      minus: rule.minus ?? false,
      firstFen,
      secondFen,
    };
  });

function statement(part: StatementPart, { accounts }: Balances, first: Measure, second: Measure): StatementLine[] {
  const rules: readonly LineRule[] = lines[part];
  const [left, right] = [amountsOf(rules, accounts, first), amountsOf(rules, accounts, second)];
  return statementLines(part, (id) => [left.get(id)!, right.get(id)!]);
}

/** What moved in the months, without the carrying at the end of the year: it would bring every income and expense to nothing. */
const movedIn =
  (from: number, through: number): Measure =>
  (account, { atStart }) =>
    atStart
      ? balanceAfter(account, from - 1)
      : account.turnover
          .filter(({ period }) => period !== CARRYING && period >= from && period <= through)
          .reduce((sum, { debitFen, creditFen }) => sum + debitFen - creditFen, 0);

/**
 * The two statements, from the balances alone. 资产负债表: at the start of the year and at the end of `through`; 收益及收益分配表: of
 * the months from–through and of the year so far. Assets equal liabilities and equity wherever debits equal credits.
 */
export const statementsOf = (
  balances: Balances,
  { from, through }: { from: number; through: number },
): Pick<Statements, 'assets' | 'claims' | 'surplus'> => {
  const standing =
    (month: number): Measure =>
    (account) =>
      balanceAfter(account, month);
  return {
    assets: statement('assets', balances, standing(0), standing(through)),
    claims: statement('claims', balances, standing(0), standing(through)),
    surplus: statement('surplus', balances, movedIn(from, through), movedIn(1, through)),
  };
};

/** The first month of a month's quarter. */
export const quarterFrom = (month: number): number => month - ((month - 1) % 3);

/** A line's amount in the second column. */
export const secondOf = (rows: readonly StatementLine[], id: string): number =>
  rows.find((row) => row.id === id)?.secondFen ?? 0;
