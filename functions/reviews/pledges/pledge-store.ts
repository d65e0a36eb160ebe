import { SubjectKind } from '@shared/reviews/reviews';
import { Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putRow, unlessChanged } from '../../platform/row';
import { readRows, walkPages } from '../../platform/query-page';
import { CivicTable } from '../../platform/tables';
import { partitionOf, type Subject } from '../review-store';
import { closesOn, type Promised } from './pledge';

/** What was promised about a subject, by its number: the key lets two phones make no two of one. Whom it is asked stands on the reviews alone. */
export const ReviewPledgeEntity = new Entity({
  name: 'ReviewPledge',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    subjectKind: string()
      .enum(...SubjectKind.options)
      .key(),
    subjectId: string().key(),
    number: number().key(),
    state: string().enum('open', 'asking', 'closed'),
    office: string().optional(),
    words: string(),
    madeOn: string(),
    byOn: string(),
    quarters: list(string()),
    askedOn: string().optional(),
    answers: map({ kept: number(), notKept: number() }).optional(),
    version: number(),
    /** Until it is closed, by the day on which something is done about it. */
    gsi1pk: string().optional(),
    gsi1sk: string().optional(),
  }),
  computeKey: ({ number: place, ...subject }: Subject & { number: number }) => ({
    pk: `PLEDGES#${partitionOf(subject)}`,
    sk: `PLEDGE#${String(place).padStart(4, '0')}`,
  }),
  answers: 'What was promised about this subject, newest first; what of a village’s is due by a day (gsi1)',
});
export type StoredPledge = FormattedItem<typeof ReviewPledgeEntity>;
export type UnplacedPledge = Omit<StoredPledge, 'gsi1pk' | 'gsi1sk'>;

const openIn = (villageCode: string) => `PLEDGESOF#${villageCode}`;
const placed = ({ gsi1pk: _, gsi1sk: __, ...pledge }: UnplacedPledge & Partial<StoredPledge>): StoredPledge => {
  if (pledge.state === 'closed') return pledge;
  const on = pledge.state === 'open' ? pledge.byOn : closesOn(pledge);
  return { ...pledge, gsi1pk: openIn(pledge.villageCode), gsi1sk: `${on}#${partitionOf(pledge)}` };
};

/** A pledge as it is kept. Seed uses it too. */
export const pledgeRow = (subject: Subject, pledge: Promised, version: number): StoredPledge =>
  placed({
    ...{ villageCode: subject.villageCode, subjectKind: subject.subjectKind, subjectId: subject.subjectId },
    ...{ ...pledge, quarters: [...pledge.quarters], version },
    answers: pledge.answers && { ...pledge.answers },
  });

/** Puts the next of a subject, or what became of the version that was read. */
export const putPledge = (subject: Subject, next: Promised, previous: StoredPledge | undefined) =>
  putRow(ReviewPledgeEntity, pledgeRow(subject, next, (previous?.version ?? 0) + 1), unlessChanged(previous?.version));

/** As many as a page shows. */
const SHOWN = 3;
/** The newest of a subject. @param consistent for the one who writes the next. */
export async function pledgesOf(subject: Subject, consistent = false): Promise<StoredPledge[]> {
  const partition = `PLEDGES#${partitionOf(subject)}`;
  return readRows(ReviewPledgeEntity, { partition, newestFirst: true, consistent, limit: SHOWN });
}

const MANY = 50;
/** Those of a village about which something is done up to a day. */
export async function* pledgesDue(villageCode: string, day: string): AsyncGenerator<StoredPledge> {
  const range = { between: ['2', `${day}#~`] as [string, string] };
  const listing = { index: 'gsi1' as const, partition: openIn(villageCode), range, atOnce: MANY };
  for await (const { rows } of walkPages(ReviewPledgeEntity, listing)) yield* rows;
}
