import { renewContract } from '@shared/accounts/contracts';
import { handle } from '../../platform/serve';
import { withoutShown } from '../parties/names-beside';
import { partyBOf, renewed } from './contract';
import { contractOf } from './contract-store';
import { eventRow } from './new-rows';
import { asSeen, recordedBy, recordOnce, todayOf } from './recording';
import { contractCardOf } from './show-contract';

export const renewContractHandler = handle(renewContract)(async ({ params, body, caller }, context) => {
  const { villageCode, contractId } = params;
  const { decisionId } = body;
  const show = () => contractCardOf(villageCode, contractId, todayOf(context));
  return recordOnce({ villageCode, action: 'renewContract', caller }, context, show, async () => {
    const before = await asSeen(await contractOf(villageCode, contractId), body.version, show);
    const decidedBy = withoutShown(body.decidedBy, [partyBOf(before)]);
    const reason = body.reason && withoutShown(body.reason, [partyBOf(before)]);
    const { after, event } = renewed(before, body, todayOf(context));
    const item = { villageCode, of: 'contract', itemId: contractId, version: after.version } as const;
    const more = { decidedBy, ...(reason && { reason }), ...(decisionId && { decisionId }) };
    const by = await recordedBy(caller, villageCode, context.at);
    return {
      id: contractId,
      change: {
        rows: [{ register: 'contract', before, after }],
        events: [eventRow(item, { ...event, ...more }, by)],
      },
      words: [reason, decidedBy],
    };
  });
});
