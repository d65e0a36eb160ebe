import { appraisedYear, recordAppraisal } from '@shared/affairs/appraisals';
import { handle } from '../../platform/serve';
import { writeAppraisal } from './write-appraisal';

export const recordAppraisalHandler = handle(recordAppraisal)(
  async ({ params: { villageCode }, body: { number, meeting }, caller }, context) =>
    writeAppraisal({
      villageCode,
      year: appraisedYear(meeting),
      number,
      meeting,
      version: 0,
      action: recordAppraisal.id,
      caller,
      context,
    }),
);
