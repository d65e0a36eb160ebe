import { SubjectKind } from '@shared/reviews/reviews';
import { daysAfter } from '@shared/time';
import { Entity, type FormattedItem, item, number, string } from '../../platform/entity';
import { $get, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update';
import { deletedAfter } from '../../platform/clock';
import { CivicTable } from '../../platform/tables';
import type { StoredReview } from '../review-store';
import type { PictureVerdict } from './picture';

/** WeChat repeats a message for seconds and is silent after half an hour. */
const DAYS_KEPT = 3;

/**
 * One asking of WeChat. Two hands write it, each its own fields: who asked, of what picture, and WeChat, what it thinks, which may come
 * first. Whoever is second reads both.
 */
const PictureCheckEntity = new Entity({
  name: 'PictureCheck',
  table: CivicTable,
  schema: item({
    traceId: string().key(),
    villageCode: string().optional(),
    subjectKind: string()
      .enum(...SubjectKind.options)
      .optional(),
    subjectId: string().optional(),
    personId: string().optional(),
    quarter: string().optional(),
    mediaId: string().optional(),
    verdict: string().enum('pass', 'review', 'risky', 'unknown').optional(),
    ttl: number(),
  }),
  computeKey: ({ traceId }) => ({ pk: `PICTURECHECK#${traceId}`, sk: 'CHECK' }),
  answers: 'Of which review is the picture that WeChat speaks of, and what did it say',
});

/** An asking of which both is known. */
export type Answered = Pick<StoredReview, 'villageCode' | 'subjectKind' | 'subjectId' | 'personId' | 'quarter'> & {
  readonly mediaId: string;
  readonly verdict: PictureVerdict;
};

const answeredIn = (check: FormattedItem<typeof PictureCheckEntity> | undefined): Answered | undefined => {
  const { villageCode, subjectKind, subjectId, personId, quarter, mediaId, verdict } = check ?? {};
  return villageCode && subjectKind && subjectId && personId && quarter && mediaId && verdict
    ? { villageCode, subjectKind, subjectId, personId, quarter, mediaId, verdict }
    : undefined;
};

type Ours = Omit<Answered, 'verdict'>;

async function joined(traceId: string, part: Ours | { verdict: PictureVerdict }, at: string) {
  const { Attributes } = await PictureCheckEntity.build(UpdateItemCommand)
    .item({
      ...{ traceId, ttl: deletedAfter(daysAfter(at, DAYS_KEPT)) },
      // WeChat's first word stands: what is sent again changes nothing.
      ...('verdict' in part ? { verdict: $get('verdict', part.verdict) } : part),
    })
    .options({ returnValues: 'ALL_NEW' })
    .send();
  return answeredIn(Attributes as FormattedItem<typeof PictureCheckEntity> | undefined);
}

/** Notes what WeChat was asked of; with its word, if that was first. */
export const notePictureAsked = (
  traceId: string,
  { villageCode, subjectKind, subjectId, personId, quarter, mediaId }: Ours,
  at: string,
) => joined(traceId, { villageCode, subjectKind, subjectId, personId, quarter, mediaId }, at);

/** Notes what WeChat thinks; with what it was asked of, if that is known yet. */
export const notePictureVerdict = (traceId: string, verdict: PictureVerdict, at: string) =>
  joined(traceId, { verdict }, at);
