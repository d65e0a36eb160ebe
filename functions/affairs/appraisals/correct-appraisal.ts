import { correctAppraisal } from '@shared/affairs/appraisals';
import { handle } from '../../platform/serve';
import { writeAppraisal } from './write-appraisal';

export const correctAppraisalHandler = handle(correctAppraisal)(
  async ({ params, body: { number, version, meeting, reason }, caller }, context) =>
    writeAppraisal({ ...params, number, meeting, version, reason, action: correctAppraisal.id, caller, context }),
);
