import { printBookCopy } from '@shared/accounts/papers';
import { CENTRE } from '@shared/accounts/intake';
import { AppError } from '@shared/errors';
import { holds } from '@shared/roles';
import { monthEnd, monthOfYear } from '@shared/time';
import { balancesOf } from '../accounts/balances/balance-store';
import { trialBalance } from '../accounts/balances/balances';
import { accountChart, chartNames } from '../accounts/chart-store';
import { copyOf, type StoredCopy } from '../accounts/book-copies/copy-store';
import { vouchersOfMonth } from '../accounts/closing-faults/closing-facts-store';
import { statementsOf } from '../accounts/statements/statements';
import { knownAs } from '../identity/person-store';
import { handle } from '../platform/serve';
import type { Caller } from '../platform/sessions';
import { bookCopyPdf, type PrintedCopy } from './book-copy-pdf';
import { minutesOf } from './minutes';
import { contentName, paperOf } from './paper';

/** Who asked, or the centre that gave it. */
const mayPrint = async ({ person, grants }: Caller, { villageCode, asked }: StoredCopy): Promise<boolean> =>
  holds(grants, CENTRE, villageCode) ||
  (person !== undefined && (await knownAs(person.personId, [asked.personId])) === asked.personId);

export const printBookCopyHandler = handle(printBookCopy)(async ({ params, caller }, { at }) => {
  const copy = await copyOf(params.villageCode, params.copyId);
  if (!copy?.answered || !copy.number || !(await mayPrint(caller, copy))) throw new AppError('notFound');
  const { villageCode, villageName, year, from, through, contents, asked, answered, number } = copy;
  const book = { villageCode, year };
  const months = Array.from({ length: through - from + 1 }, (_, place) => from + place);
  const [vouchers, minutes, balances, chart] = await Promise.all([
    contents.includes('vouchers')
      ? Promise.all(months.map((month) => vouchersOfMonth(book, month))).then((each) => each.flat())
      : undefined,
    contents.includes('minutes')
      ? minutesOf(villageCode, {
          from: `${monthOfYear(year, from)}-01`,
          through: monthEnd(monthOfYear(year, through)),
        })
      : undefined,
    balancesOf(book),
    accountChart(),
  ]);
  if (!balances) throw new AppError('notFound');
  const printed: PrintedCopy = {
    ...{ villageName, year, from, through, number, name: asked.name, givenBy: answered.name, givenAt: answered.at },
    ...(vouchers && { vouchers }),
    ...(minutes && { minutes }),
    ...(contents.includes('statements') && { statements: statementsOf(balances, { from, through }) }),
    ...(contents.includes('balances') && {
      balances: trialBalance(balances, { from, through }, chartNames(chart)),
    }),
  };
  return paperOf(
    {
      key: `book-copies/${villageCode}-${params.copyId}-${contentName(printed)}.pdf`,
      fileName: `${villageName}账簿复制件${number}.pdf`,
      contentType: 'application/pdf',
    },
    at,
    () => bookCopyPdf(printed),
  );
});
