import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate';
import { $add } from 'dynamodb-toolbox/entity/actions/update';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { CivicTable } from '../platform/tables';
import type { ScoreChange } from './review';
import type { Subject } from './review-store';

/** The sum of published reviews, kept by the writes: never summed when it is looked at. */
export const ScoreEntity = new Entity({
  name: 'Score',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    /** `VILLAGE`, `VILLAGE#CADRE#<id>` or `NOTICE#<id>`. */
    of: string().key(),
    count: number(),
    sum: number(),
    stars1: number(),
    stars2: number(),
    stars3: number(),
    stars4: number(),
    stars5: number(),
  }),
  computeKey: ({ villageCode, of }: { villageCode: string; of: string }) => ({ pk: `SCORE#${villageCode}`, sk: of }),
  timestamps: false,
  meta: { title: 'Score', description: 'How is this village, this cadre, this notice judged' },
});

export type StoredScore = FormattedItem<typeof ScoreEntity>;

export const VILLAGE = 'VILLAGE';
const CADRE = `${VILLAGE}#CADRE#`;
export const scoreKeyOf = ({ subjectKind, subjectId }: Omit<Subject, 'villageCode'>): string =>
  subjectKind === 'cadre' ? `${CADRE}${subjectId}` : `NOTICE#${subjectId}`;

/** Adds a change to a score; the numbers add up whatever else is added at the same time. */
export const addToScore = (villageCode: string, of: string, { count, sum, stars }: ScoreChange) =>
  ScoreEntity.build(UpdateTransaction).item({
    villageCode,
    of,
    count: $add(count),
    sum: $add(sum),
    stars1: $add(stars[0]),
    stars2: $add(stars[1]),
    stars3: $add(stars[2]),
    stars4: $add(stars[3]),
    stars5: $add(stars[4]),
  });

async function scoreAt(villageCode: string, of: string): Promise<StoredScore | undefined> {
  const { Item } = await ScoreEntity.build(GetItemCommand).key({ villageCode, of }).send();
  return Item;
}

export const scoreOf = ({ villageCode, ...subject }: Subject): Promise<StoredScore | undefined> =>
  scoreAt(villageCode, scoreKeyOf(subject));

export const villageScoreOf = (villageCode: string): Promise<StoredScore | undefined> => scoreAt(villageCode, VILLAGE);

/** That a rated answer was added: in the same transaction, so that a stream delivered twice adds once. */
export const CountedRatingEntity = new Entity({
  name: 'CountedRating',
  table: CivicTable,
  schema: item({ eventId: string().key(), villageCode: string() }),
  computeKey: ({ eventId }: { eventId: string }) => ({ pk: `RATING#${eventId}`, sk: 'COUNTED' }),
  timestamps: false,
  meta: { title: 'CountedRating', description: 'Was this rated answer added to its village already' },
});

export const markRatingCounted = (eventId: string, villageCode: string) =>
  CountedRatingEntity.build(PutTransaction)
    .item({ eventId, villageCode })
    .options({ condition: { attr: 'eventId', exists: false } });
