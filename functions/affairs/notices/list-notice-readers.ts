import { listNoticeReaders } from '@shared/affairs/notices';
import { rosterOf } from '../../identity/person-store';
import { handle } from '../../platform/serve';
import { readableNotice } from './readable-notice';
import { readCountOf, readersPage, readingsBetween } from './reader-store';

export const listNoticeReadersHandler = handle(listNoticeReaders)(async (
  { params, query: { only, ...page } },
  { at },
) => {
  const { noticeId, villageCode } = await readableNotice(params, at);
  const readCount = await readCountOf(noticeId);
  if (only === 'read') {
    const { items, next } = await readersPage(noticeId, page);
    return { items: items.map((reader) => ({ ...reader, bound: true })), readCount, ...(next && { next }) };
  }
  const { items: people, next } = await rosterOf(villageCode, page);
  const [first, last] = [people[0], people.at(-1)];
  const readings = first && last ? await readingsBetween(noticeId, first, last) : [];
  const readAt = new Map(readings.map((reading) => [reading.personId, reading.readAt]));
  const items = people.map(({ personId, name, group, accountId }) => {
    const at = readAt.get(personId);
    return { personId, name, group, bound: accountId !== undefined, ...(at && { readAt: at }) };
  });
  return { items, readCount, ...(next && { next }) };
});
