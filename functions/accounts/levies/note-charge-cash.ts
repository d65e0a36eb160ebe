import { noteChargeCash } from '@shared/accounts/levies';
import { AppError } from '@shared/errors';
import { dayInChina } from '@shared/time';
import { areTwoPersons } from '@shared/two-persons';
import { handle } from '../../platform/serve';
import { newId } from '../../platform/id';
import { accountChart } from '../chart-store';
import { putPending } from '../desk/pending-store';
import { refuseCashier } from '../desk/refuse-cashier';
import { openBookOn } from '../desk/open-book-on';
import { namedLines } from '../post-to-book';
import { changeCharge } from './change-levy';
import { owedFenOf } from './levy';
import { bookingOfCharge } from './levy-voucher';
import { chargeView } from './levy-view';

/** 库存现金. */
const CASH = '101';

/** Cash at the village office: the whole of what is owed, so that nobody is asked twice, and a voucher that two others review and approve. */
export const noteChargeCashHandler = handle(noteChargeCash)(async (
  { params, body: { version }, caller },
  { at, once, requestId },
) => {
  const command = { action: noteChargeCash.id, params, version, caller, at, once, requestId };
  return chargeView(
    await changeCharge(command, async ({ charge, levy }, prepared) => {
      if (levy.state !== 'given' || charge.correction) throw new AppError('levies.wrongState');
      if (!areTwoPersons(charge.personId, prepared.personId)) throw new AppError('levies.samePerson');
      await refuseCashier(caller, charge.villageCode, at);
      const amountFen = owedFenOf(charge);
      if (amountFen === 0) throw new AppError('dues.nothingDue');
      const on = dayInChina(at);
      const { villageCode, villageName, townName } = await openBookOn(charge.villageCode, on, at);
      const { summary, incomeCode } = bookingOfCharge(charge, '现金');
      const line = { summary, accountName: '', debitFen: 0, creditFen: 0 };
      const lines = namedLines(
        [
          { ...line, accountCode: CASH, debitFen: amountFen },
          { ...line, accountCode: incomeCode, creditFen: amountFen },
        ],
        await accountChart(),
      );
      const pendingId = newId(at);
      const voucher = putPending(
        {
          ...{
            pendingId,
            chargeId: charge.chargeId,
            villageCode,
            villageName,
            townName,
            lines,
            totalFen: amountFen,
            voucherOn: on,
          },
          ...{ state: 'prepared', prepared, attachments: [{ kind: '收据存根', title: summary, pages: 1 }] },
        },
        undefined,
      );
      const receipt = { receivedOn: on, amountFen, by: 'cash' as const, pendingId };
      return { next: { ...charge, receipts: [...charge.receipts, receipt] }, rows: [voucher] };
    }),
  );
});
