import { appraisedYear, recordAppraisal } from '@shared/affairs/appraisals';
import { handle } from '../../platform/serve';
import { writeAppraisal } from './write-appraisal';

export const recordAppraisalHandler = handle(recordAppraisal)(
  async ({ params: { villageCode }, body: { meeting }, caller }, context) =>
    writeAppraisal({
      villageCode,
      year: appraisedYear(meeting),
      meeting,
      version: 0,
      action: recordAppraisal.id,
      caller,
      context,
    }),
);
