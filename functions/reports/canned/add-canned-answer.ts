import { addCannedAnswer, MOST_CANNED } from '@shared/reports/canned-answers';
import { AppError } from '@shared/errors';
import { newId } from '../../platform/id';
import { doOnce } from '../../platform/command';
import { handle } from '../../platform/serve';
import { officeHeld } from '../work/desk';
import { viewCanned } from './canned';
import { type Canned, cannedOf, findCanned, saveCanned } from './canned-store';

export const addCannedAnswerHandler = handle(addCannedAnswer)(async ({ body, caller }, { at, requestId, once }) => {
  const { role, division: place, ...wording } = body;
  const division = officeHeld(caller, { role, division: place });
  const added = async (cannedId: string) => viewCanned((await findCanned(division, cannedId))!, division);
  const act = async () => {
    if ((await cannedOf(division)).length >= MOST_CANNED) throw new AppError('canned.tooMany');
    const { accountId: actor } = caller;
    const canned: Canned = { ...wording, cannedId: newId(at), division, savedAt: at, savedBy: actor, version: 1 };
    const audit = { subject: `canned#${canned.cannedId}`, action: addCannedAnswer.id, at, actor, role, requestId };
    await saveCanned(undefined, canned, { audit, once });
    return viewCanned(canned, division);
  };
  return doOnce(once, { done: added, act });
});
