import { searchEntries } from '@shared/accounts/entry-search';
import { DEFAULT_PAGE_SIZE } from '@shared/page';
import { handle } from '../../platform/serve';
import { findEntries } from './find-entries';

export const searchEntriesHandler = handle(searchEntries)(
  async ({ params: { villageCode }, query: { after, limit = DEFAULT_PAGE_SIZE, ...question } }) =>
    findEntries(villageCode, question, { after, limit }),
);
