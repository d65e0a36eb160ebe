import { recordDecisionStep } from '@shared/affairs/decisions';
import { handle } from '../../platform/serve';
import { addRecord } from './add-record';
import { nextRecord } from './decision';

export const recordDecisionStepHandler = handle(recordDecisionStep)(
  async ({ params, body: { version, record }, caller }, context) =>
    addRecord({
      params,
      version,
      record,
      action: recordDecisionStep.id,
      caller,
      context,
      write: (records, signed, today, matter) => nextRecord(records, record, signed, today, matter),
    }),
);
