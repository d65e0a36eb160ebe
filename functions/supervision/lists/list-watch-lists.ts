import { listWatchLists } from '@shared/supervision/lists';
import { dayInChina } from '@shared/time';
import { handle } from '../../platform/serve';
import { listsOf } from './list-store';
import { viewList } from './list-view';

export const listWatchListsHandler = handle(listWatchLists)(async ({ params: { districtCode }, query }, { at }) => {
  const { items, next } = await listsOf(districtCode, query);
  const today = dayInChina(at);
  // TTL may come a day or two late: nobody reads a list from its day on.
  return { items: items.filter(({ deleteOn }) => deleteOn > today).map(viewList), ...(next && { next }) };
});
