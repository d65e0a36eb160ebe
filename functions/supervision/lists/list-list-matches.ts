import { AppError } from '@shared/errors';
import { listListMatches } from '@shared/supervision/lists';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { listOn, namedRowsIn, verdictOf } from './list-store';
import { seesRow, viewMatch } from './list-view';

export const listListMatchesHandler = handle(listListMatches)(async ({ params, query, caller }, { at }) => {
  const { districtCode, listId } = params;
  const list = await listOn(districtCode, listId, dayInChina(at));
  if (!list) throw new AppError('notFound');
  const { items, next } = await namedRowsIn(listId, (row) => seesRow(caller, row), query);
  return {
    items: await Promise.all(items.map(async (row) => viewMatch(list, row, await verdictOf(listId, row.rowId)))),
    ...(next && { next }),
  };
});
