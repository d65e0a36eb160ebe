import { registerContract } from '@shared/accounts/contracts';
import { villageNamed } from '../../identity/division-store';
import { handle } from '../../platform/serve';
import { newContract } from './new-rows';
import { namedParty } from '../parties/known-parties';
import { fieldsWithoutNames, namesBeside } from '../parties/names-beside';
import { recordedBy, recordOnce, todayOf } from './recording';
import { refuse, refuseFuture } from './refuse';
import { assetOf, resourceOf } from './register-store';
import { contractCardOf } from './show-contract';

export const registerContractHandler = handle(registerContract)(async ({ params, body, caller }, context) => {
  const { villageCode } = params;
  const show = (contractId: string) => contractCardOf(villageCode, contractId, todayOf(context));
  return recordOnce({ villageCode, action: 'registerContract', caller }, context, show, async () => {
    refuseFuture('signedOn', body.signedOn, todayOf(context));
    const lets = await letThings(villageCode, body);
    const by = await recordedBy(caller, villageCode, context.at);
    const { name: partyA } = await villageNamed(villageCode);
    const party = await namedParty(villageCode, body.partyB, body.partyBKind);
    const unnamed = fieldsWithoutNames(
      body,
      ['title', 'subject', 'note', 'decidedBy'],
      namesBeside(party, body.partyB),
    );
    const draft = { ...unnamed, partyBKind: party.kind, partyBKey: party.key };
    const change = newContract({ ...draft, villageCode, partyA, receipts: [] }, lets, by);
    const { title, subject, note, decidedBy } = draft;
    // A person's full name goes nowhere: what is published of it is masked.
    const words = [title, subject, note, decidedBy, party.shown];
    return { id: change.events[0]!.itemId, change, words };
  });
});

/** What the contract lets, as it stands. @throws AppError `request.malformed` when there is no such card, or it is scrapped. */
async function letThings(villageCode: string, { assetId, resourceId }: { assetId?: string; resourceId?: string }) {
  const [asset, resource] = await Promise.all([
    assetId ? assetOf(villageCode, assetId) : undefined,
    resourceId ? resourceOf(villageCode, resourceId) : undefined,
  ]);
  if (assetId && (!asset || asset.status === 'scrapped')) refuse('assetId', '没有这件资产，或者已经报废');
  if (resourceId && !resource) refuse('resourceId', '没有这处资源');
  return { asset, resource };
}
