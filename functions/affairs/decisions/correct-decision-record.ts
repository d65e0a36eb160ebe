import { correctDecisionRecord } from '@shared/affairs/decisions';
import { handle } from '../../platform/serve';
import { addRecord } from './add-record';
import { correctingRecord } from './decision';

export const correctDecisionRecordHandler = handle(correctDecisionRecord)(
  async ({ params, body: { version, ...correction }, caller }, context) =>
    addRecord({
      params,
      version,
      record: correction.record,
      action: correctDecisionRecord.id,
      reason: correction.reason,
      caller,
      context,
      write: (records, signed, today, matter) => correctingRecord(records, correction, signed, today, matter),
    }),
);
