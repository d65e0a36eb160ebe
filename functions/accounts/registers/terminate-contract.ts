import { terminateContract } from '@shared/accounts/contracts';
import { handle } from '../../platform/serve';
import { withoutShown } from '../parties/names-beside';
import { partyBOf, terminated } from './contract';
import { contractOf } from './contract-store';
import { eventRow, letBy } from './new-rows';
import { asSeen, recordedBy, recordOnce, todayOf } from './recording';
import { assetOf, resourceOf } from './register-store';
import type { ContractRow } from './rows';
import { contractCardOf } from './show-contract';

export const terminateContractHandler = handle(terminateContract)(async ({ params, body, caller }, context) => {
  const { villageCode, contractId } = params;
  const { on, decisionId } = body;
  const show = () => contractCardOf(villageCode, contractId, todayOf(context));
  return recordOnce({ villageCode, action: 'terminateContract', caller }, context, show, async () => {
    const before = await asSeen(await contractOf(villageCode, contractId), body.version, show);
    const party = [partyBOf(before)];
    const [reason, decidedBy] = [withoutShown(body.reason, party), withoutShown(body.decidedBy, party)];
    const { after, event } = terminated(before, on, todayOf(context));
    const by = await recordedBy(caller, villageCode, context.at);
    const returned = letBy(before, await stillLet(before), 'returned', on, by);
    const item = { villageCode, of: 'contract', itemId: contractId, version: after.version } as const;
    const more = { reason, decidedBy, ...(decisionId && { decisionId }) };
    return {
      id: contractId,
      change: {
        rows: [{ register: 'contract', before, after }, ...returned.rows],
        events: [eventRow(item, { ...event, ...more }, by), ...returned.events],
      },
      words: [reason, decidedBy],
    };
  });
});

/** What this contract lets, unless it has been let by another since. */
async function stillLet({ villageCode, contractId, assetId, resourceId }: ContractRow) {
  const [asset, resource] = await Promise.all([
    assetId ? assetOf(villageCode, assetId) : undefined,
    resourceId ? resourceOf(villageCode, resourceId) : undefined,
  ]);
  return {
    asset: asset?.contractId === contractId ? asset : undefined,
    resource: resource?.contractId === contractId ? resource : undefined,
  };
}
