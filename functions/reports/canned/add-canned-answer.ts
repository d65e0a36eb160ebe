import { addCannedAnswer, MOST_CANNED } from '@shared/canned-answers';
import { AppError } from '@shared/errors';
import { newId } from '../../platform/id';
import { findDone } from '../../platform/once';
import { handle } from '../../platform/serve';
import { ConditionsFailed } from '../../platform/transact';
import { officeHeld } from '../work/desk';
import { viewCanned } from './canned';
import { type Canned, cannedOf, findCanned, saveCanned } from './canned-store';

export const addCannedAnswerHandler = handle(addCannedAnswer)(async ({ body, caller }, { at, requestId, once }) => {
  const { role, ...wording } = body;
  const division = officeHeld(caller, role);
  const added = async (cannedId: string) => viewCanned((await findCanned(division, cannedId))!, division);
  const done = await findDone(once);
  if (done) return added(done);
  if ((await cannedOf(division)).length >= MOST_CANNED) throw new AppError('canned.tooMany');
  const { accountId: actor } = caller;
  const canned: Canned = { ...wording, cannedId: newId(at), division, savedAt: at, savedBy: actor, version: 1 };
  const audit = { subject: `canned#${canned.cannedId}`, action: addCannedAnswer.id, at, actor, role, requestId };
  try {
    await saveCanned(undefined, canned, { audit, once });
    return await viewCanned(canned, division);
  } catch (error) {
    const won = error instanceof ConditionsFailed && (await findDone(once));
    if (!won) throw error;
    return added(won);
  }
});
