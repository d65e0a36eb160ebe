import { redactMedia } from '@shared/redaction';
import { auditRow } from '../platform/audit';
import { findDone, markDone } from '../platform/once';
import { handle } from '../platform/serve';
import { ConditionsFailed, transact } from '../platform/transact';
import { accountOwner, type Media } from './media';
import { putNewMedia } from './media-store';
import { pictureBehind } from './redaction';
import { leaveOrder, redactionOrder } from './redaction-order';

/** The painting is the media Lambda's work, woken as by any original: here only the order for it is left. */
export const redactMediaHandler = handle(redactMedia)(async ({ params, body, caller }, { at, requestId, once }) => {
  const { villageCode, mediaId } = params;
  const owner = accountOwner(caller.accountId);
  const done = await findDone(once);
  if (done) return leaveOrder(done);

  const source = await pictureBehind(mediaId, villageCode, owner);
  const redacted: Media = { ...redactionOrder(source, body.boxes, owner, at), division: villageCode };
  const redactedId = redacted.mediaId;
  const audit = {
    subject: `media#${redactedId}`,
    action: 'redactMedia',
    at,
    actor: caller.accountId,
    requestId,
  } as const;
  try {
    await transact(
      putNewMedia(redacted),
      auditRow({ ...audit, note: `of ${source.mediaId}, ${body.boxes.length} boxes` }),
      markDone(once, redactedId, at),
    );
  } catch (error) {
    const before = error instanceof ConditionsFailed && (await findDone(once));
    if (!before) throw error;
    return leaveOrder(before);
  }
  return leaveOrder(redactedId);
});
