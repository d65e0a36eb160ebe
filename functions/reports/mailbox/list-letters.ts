import { listLetters } from '@shared/reports/mailbox';
import { handle } from '../../platform/serve';
import { openLetters } from './converse';

export const listLettersHandler = handle(listLetters)(async ({ params, query, caller }, { at }) =>
  openLetters(params.reportId, caller, query, at),
);
