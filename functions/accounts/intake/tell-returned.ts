import { accountsOfPersons } from '../../identity/person-store';
import { tellAccount } from '../../messages/tell';
import type { StoredBatch } from './batch-store';

/** Tells those who handed a batch over of what came back last: once for each examination, however often it is asked for. */
export async function tellReturned({ villageCode, batchId, handers, papers }: StoredBatch): Promise<void> {
  const at = papers
    .flatMap(({ state, examined }) => (state === 'returned' && examined ? [examined.at] : []))
    .sort()
    .at(-1);
  if (!at) return;
  for (const accountId of await accountsOfPersons(handers.flatMap(({ personId }) => personId ?? [])))
    await tellAccount({ accountId, kind: 'papersReturned', villageCode, sourceId: `${batchId}|${at}`, at });
}
