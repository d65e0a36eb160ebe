import { changeCannedAnswer } from '@shared/reports/canned-answers';
import { handle } from '../../platform/serve';
import { viewCanned } from './canned';
import { changeCanned } from './change-canned';

export const changeCannedAnswerHandler = handle(changeCannedAnswer)(async ({ params, body, caller }, context) => {
  const { role, division, version, use, category, title, text, source } = body;
  const changed = await changeCanned(
    { ...params, role, division, version, caller, action: changeCannedAnswer.id },
    { use, category, title, text, source },
    context,
  );
  return viewCanned(changed, changed.division);
});
