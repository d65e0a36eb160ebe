import { recordRent } from '@shared/accounts/contracts';
import { handle } from '../../platform/serve';
import { withRent } from './contract';
import { contractOf } from './contract-store';
import { asSeen, recordOnce, todayOf, voucherNamed } from './recording';
import { contractCardOf } from './show-contract';

export const recordRentHandler = handle(recordRent)(async ({ params, body, caller }, context) => {
  const { villageCode, contractId } = params;
  const show = () => contractCardOf(villageCode, contractId, todayOf(context));
  return recordOnce({ villageCode, action: 'recordRent', caller }, context, show, async () => {
    const before = await asSeen(await contractOf(villageCode, contractId), body.version, show);
    const voucher = await voucherNamed(villageCode, body.voucher);
    const { receivedOn, amountFen } = body;
    const after = withRent(before, { receivedOn, amountFen, ...(voucher && { voucher }) }, todayOf(context));
    return { id: contractId, change: { rows: [{ register: 'contract', before, after }], events: [] }, words: [] };
  });
});
