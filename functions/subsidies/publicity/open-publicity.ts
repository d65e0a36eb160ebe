import { auditRow } from '../../platform/audit';
import { ConditionsFailed, transact, type WriteItem } from '../../platform/transact';
import {
  checkUnpublished,
  type PublicityItems,
  publicityOf,
  putPublicity,
  putPublicityRow,
  putPublishedBatch,
} from './publicity-store';

/** DynamoDB takes 100 items a transaction; the head, the batch's mark, the audit row and the importer's go with the last lines. */
const MAX_TOGETHER = 96;

/** The village has published this batch already, with other lines. */
export class AlreadyPublished extends Error {
  constructor(batchNo: string) {
    super(`batch ${batchNo} is published already`);
    this.name = 'AlreadyPublished';
  }
}

/**
 * Publishes a batch of a village (公示), for the importer. All or nothing: the lines first, the head last, and a list without a
 * head is not shown. Sent again it changes nothing, whether the first time came through or broke off.
 * @param also what the importer writes with the head.
 * @returns the list's id.
 * @throws AlreadyPublished when the batch was published with other lines. A mended list has a batch number of its own.
 */
export async function openPublicity(
  { head, rows, batch }: PublicityItems,
  at: string,
  actor: string,
  also: readonly WriteItem[] = [],
): Promise<string> {
  const { villageCode, batchNo, publicityId } = batch;
  if (await publicityOf(villageCode, publicityId)) return publicityId;
  try {
    let start = 0;
    for (; rows.length - start > MAX_TOGETHER; start += MAX_TOGETHER)
      await transact(...rows.slice(start, start + MAX_TOGETHER).map(putPublicityRow), checkUnpublished(batch));
    await transact(
      ...rows.slice(start).map(putPublicityRow),
      putPublicity(head),
      putPublishedBatch(batch),
      auditRow({
        subject: `publicity#${publicityId}`,
        action: 'openPublicity',
        at,
        actor,
        note: `${villageCode} ${batchNo}: ${head.count}`,
      }),
      ...also,
    );
  } catch (error) {
    if (!(error instanceof ConditionsFailed)) throw error;
    if (await publicityOf(villageCode, publicityId)) return publicityId;
    throw new AlreadyPublished(batchNo);
  }
  return publicityId;
}
