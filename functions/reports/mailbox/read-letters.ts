import { readLetters } from '@shared/reports/mailbox';
import { handle } from '../../platform/serve';
import { read } from './converse';

export const readLettersHandler = handle(readLetters)(async ({ params, body, caller }, { at }) => {
  await read(params.reportId, caller, body.through, at);
  return {};
});
