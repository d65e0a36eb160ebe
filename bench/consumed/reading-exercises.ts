import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut';
import { attachToVoucher } from '@shared/attachments';
import { compareVillage } from '@shared/comparison';
import { searchEntries } from '@shared/entry-search';
import { listPayees } from '@shared/payees';
import { openUnredacted, redactMedia } from '@shared/redaction';
import { accountOwner, redactedKeyOf } from '../../functions/media/media';
import { MediaEntity } from '../../functions/media/media-store';
import { newId } from '../../functions/platform/id';
import type { Row } from '../../scripts/seed/rows';
import { type District, write } from './district';
import { type Exercise, NOTHING } from './exercise';
import { mediaRow } from './report-rows';
import { YEAR } from './rows';

const BOOKS = 'the villages with a book: a village’s own index is read whole';
const inVillage = ({ village }: District) => ({ villageCode: village.code });
const ofYear = (d: District) => ({ ...inVillage(d), year: YEAR });

/** A scan of the accountant's and its redacted copy. */
async function pictures({ village, township }: District): Promise<{ sourceId: string; mediaId: string }> {
  const owner = accountOwner(township.accountId);
  const source = mediaRow(owner);
  const mediaId = newId();
  const redacted = MediaEntity.build(BatchPutRequest).item({
    mediaId,
    kind: 'image',
    contentType: 'image/jpeg',
    bytes: 1_000_000,
    state: 'ready',
    owner,
    originalKey: `originals/${mediaId}`,
    copyKey: redactedKeyOf(mediaId),
    width: 1280,
    height: 960,
    redactionOf: source.mediaId,
    division: village.code,
    boxes: [{ x: 0, y: 0, width: 100, height: 100 }],
  });
  await write([source.row, redacted as unknown as Row]);
  return { sourceId: source.mediaId, mediaId };
}

/** 查账, 钱给了谁, 比一比, and the pictures of a voucher's papers. */
export const readingExercises: Exercise[] = [
  {
    route: searchEntries,
    as: 'word',
    tenfold: BOOKS,
    prepare: (d) => ({ params: inVillage(d), query: { q: '养护' } }),
  },
  {
    route: searchEntries,
    as: 'amount and days',
    tenfold: BOOKS,
    prepare: (d) => ({ params: inVillage(d), query: { minFen: 1, from: `${YEAR}-01-01` } }),
  },
  { route: listPayees, tenfold: BOOKS, prepare: (d) => ({ params: ofYear(d) }) },
  { route: compareVillage, tenfold: BOOKS, prepare: (d) => ({ params: ofYear(d) }) },
  {
    route: attachToVoucher,
    tenfold: NOTHING,
    prepare: async (d) => ({
      params: { ...ofYear(d), voucherId: d.voucherId },
      token: d.township.token,
      // A paper of its own each time: a paper's pictures are bounded, and so is the row.
      body: { kind: '收据', mediaIds: [(await pictures(d)).mediaId] },
    }),
  },
  {
    route: redactMedia,
    tenfold: NOTHING,
    prepare: async (d) => ({
      params: { ...inVillage(d), mediaId: (await pictures(d)).sourceId },
      token: d.township.token,
      body: { boxes: [{ x: 0, y: 0, width: 100, height: 100 }] },
    }),
  },
  {
    route: openUnredacted,
    tenfold: NOTHING,
    prepare: async (d) => ({
      params: { ...inVillage(d), mediaId: (await pictures(d)).mediaId },
      token: d.township.token,
    }),
  },
];
