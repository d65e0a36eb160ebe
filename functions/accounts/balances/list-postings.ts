import { listPostings } from '@shared/accounts/books';
import { handle } from '../../platform/serve';
import { postingsOf } from './balance-store';

export const listPostingsHandler = handle(listPostings)(
  async ({ params: { accountCode, ...book }, query: { month, ...page } }) => postingsOf(book, accountCode, month, page),
);
