import { listAppeals } from '@shared/custody/restrictions';
import { handle } from '../../platform/serve';
import { maySeeAppeal, viewAppeal } from './appeal-view';
import { appealsIn } from './restriction-store';

/** One that is about the reader themselves is left out: for them it does not exist. */
export const listAppealsHandler = handle(listAppeals)(async ({
  params: { division },
  query: { which = 'open', ...query },
  caller,
}) => {
  const { items, next } = await appealsIn(division, which, query);
  const seen = await Promise.all(items.map((restriction) => maySeeAppeal(restriction, caller)));
  return {
    items: await Promise.all(
      items.filter((_, place) => seen[place]).map((restriction) => viewAppeal(restriction, caller)),
    ),
    ...(next && { next }),
  };
});
