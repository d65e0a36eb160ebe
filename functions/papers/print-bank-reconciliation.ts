import { printBankReconciliation } from '@shared/accounts/papers';
import { bankAccountOf, readSheet } from '../accounts/bank/read-sheet';
import { villageNamed } from '../identity/division-store';
import { handle } from '../platform/serve';
import { bankReconciliationPdf } from './bank-reconciliation-pdf';
import { contentName, paperOf } from './paper';

export const printBankReconciliationHandler = handle(printBankReconciliation)(async ({ params }, { at }) => {
  const { villageCode, bankAccountId, month } = params;
  const [{ bank, tail }, { view: sheet }, { name: villageName }] = await Promise.all([
    bankAccountOf(params),
    readSheet(params),
    villageNamed(villageCode),
  ]);
  const printed = { villageName, account: `${bank} 尾号${tail}`, sheet };
  // What stands on it names the file: one that is signed meanwhile is another.
  const content = contentName(printed);
  return paperOf(
    {
      key: `bank-reconciliations/${villageCode}-${bankAccountId}-${month}-${content}.pdf`,
      fileName: `${villageName}银行存款余额调节表${month}.pdf`,
      contentType: 'application/pdf',
    },
    at,
    () => bankReconciliationPdf(printed, at),
  );
});
