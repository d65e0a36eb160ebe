import { listAppraisals } from '@shared/affairs/appraisals';
import { handle } from '../../platform/serve';
import { yearsOf } from './appraisal';
import { appraisalsOf } from './appraisal-store';

export const listAppraisalsHandler = handle(listAppraisals)(async ({ params: { villageCode } }) => ({
  items: yearsOf(await appraisalsOf(villageCode)),
}));
