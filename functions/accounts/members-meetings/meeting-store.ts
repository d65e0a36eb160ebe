import { LaidOpenItem } from '@shared/accounts/members-meetings';
import { districtOf } from '@shared/divisions';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, readRow, unlessChanged } from '../../platform/row';
import { everyRow, queryPage } from '../../platform/query-page';
import { LedgerTable } from '../../platform/tables';
import type { Book } from '../book-store';
import type { Meeting } from './meeting';

const hand = { accountId: string(), personId: string().optional(), name: string(), at: string() };

/** The members' meeting of a village's year: by the day on which it is held among those of the district. */
export const MembersMeetingEntity = new Entity({
  name: 'MembersMeeting',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    heldOn: string(),
    announced: map(hand),
    laid: list(map({ ...hand, item: string().enum(...LaidOpenItem.options) })),
    version: number(),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ villageCode, year }: Book) => ({ pk: `VILLAGE#${villageCode}`, sk: `MEETING#${year}` }),
  answers:
    "When is the members' meeting of this year's accounts, and what lies open; which are to come in a district (gsi1)",
});
export type StoredMeeting = FormattedItem<typeof MembersMeetingEntity>;

const listed = (district: string) => `MEETINGS#${district}`;

/** A meeting with its place in the list. The seed uses it too. */
export const meetingRow = (meeting: Book & Meeting & { version: number }): StoredMeeting => ({
  ...meeting,
  laid: [...meeting.laid],
  ...{ gsi1pk: listed(districtOf(meeting.villageCode)), gsi1sk: `${meeting.heldOn}#${meeting.villageCode}` },
});

/** @throws ConditionsFailed when it was changed since it was read. */
export const putMeeting = (book: Book, next: Meeting, before: StoredMeeting | undefined) =>
  putRow(
    MembersMeetingEntity,
    meetingRow({ ...next, ...book, version: (before?.version ?? 0) + 1 }),
    unlessChanged(before?.version),
  );

/** Strongly consistent. */
export const meetingOf = (book: Book): Promise<StoredMeeting | undefined> => readRow(MembersMeetingEntity, book);

/** The meetings of a district that are held from a day until another, both in China. */
export const meetingsBetween = (district: string, from: string, until: string): Promise<StoredMeeting[]> =>
  everyRow((query) =>
    queryPage(
      MembersMeetingEntity,
      { partition: listed(district), index: 'gsi1', range: { between: [from, `${until}#~`] } },
      query,
    ),
  );
