import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut';
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate';
import { $add } from 'dynamodb-toolbox/entity/actions/update';
import { item } from 'dynamodb-toolbox/schema/item';
import { number } from 'dynamodb-toolbox/schema/number';
import { string } from 'dynamodb-toolbox/schema/string';
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query';
import { CivicTable } from '../platform/tables';
import type { ScoreChange } from './review';
import type { Subject } from './review-store';

/** The sum of published reviews, kept by the writes: never summed when it is looked at. */
export const ScoreEntity = new Entity({
  name: 'Score',
  table: CivicTable,
  schema: item({
    villageCode: string().key(),
    /** `VILLAGE`, `VILLAGE#CADRE#<id>` or `NOTICE#<id>`: the first two are one range, a village's page. */
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

export async function scoreOf({ villageCode, ...subject }: Subject): Promise<StoredScore | undefined> {
  const { Item } = await ScoreEntity.build(GetItemCommand)
    .key({ villageCode, of: scoreKeyOf(subject) })
    .send();
  return Item;
}

/** The village's score and each cadre's: one Query, whatever the number of notices. */
export async function villageScores(
  villageCode: string,
): Promise<{ village?: StoredScore; cadres: { cadreId: string; score: StoredScore }[] }> {
  const { Items = [] } = await CivicTable.build(QueryCommand)
    .entities(ScoreEntity)
    .query({ partition: `SCORE#${villageCode}`, range: { beginsWith: VILLAGE } })
    .options({ entityAttrFilter: false })
    .send();
  const village = Items.find(({ of }) => of === VILLAGE);
  const cadres = Items.filter(({ of }) => of.startsWith(CADRE)).map((score) => ({
    cadreId: score.of.slice(CADRE.length),
    score,
  }));
  return { ...(village && { village }), cadres };
}

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
