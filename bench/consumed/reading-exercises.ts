import { accountOwner, type Media, redactedKeyOf } from '../../functions/media/media';
import { MediaEntity } from '../../functions/media/media-store';
import { newId } from '../../functions/platform/id';
import { put, type Row } from '../../scripts/seed/row';
import { prepared } from './book-exercises';
import { type District, write } from './district';
import { exercises, NOTHING } from './exercise';
import { mediaRow } from './report-rows';
import { YEAR } from './rows';

const AT = '2026-11-20T00:00:00.000Z';
/** As many as a page of a listing has. */
const PAGE = 20;

/** A scan, of the accountant's where nobody is named, and its redacted copy; `besides` is what else the copy's row says. */
export async function pictures(
  { village, township }: District,
  besides: Partial<Media> & Partial<Record<`gsi${1 | 2}${'pk' | 'sk'}`, string>> = {},
  { accountId }: { accountId: string } = township,
): Promise<{ sourceId: string; mediaId: string }> {
  const owner = accountOwner(accountId);
  const source = mediaRow(owner);
  const mediaId = newId();
  const redacted = put(MediaEntity, {
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
    ...besides,
  });
  await write([source.row, redacted as unknown as Row]);
  return { sourceId: source.mediaId, mediaId };
}

/** A copy in a village's papers that another person than the accountant has made, and that waits for a second one. */
function waitingCopy(d: District): Promise<{ mediaId: string }> {
  const place = `COPY#${AT}#${newId()}`;
  const of = (division: string) => `WAITING#${division}`;
  return pictures(d, {
    claimedBy: newId(),
    secondLook: { preparedBy: newId(), preparedByName: '赵强', preparedAt: AT },
    ...{ gsi1pk: of(d.village.code), gsi1sk: place, gsi2pk: of(d.village.townCode), gsi2sk: place },
  });
}

/** A page of copies that wait. */
const waiting = (place: 'village' | 'town') => async (d: District) => {
  for (let copies = 0; copies < PAGE; copies += 1) await waitingCopy(d);
  return { in: place };
};
/** A paper of its own each time: a paper's pictures are bounded, and so is the row. */
const paper = async (d: District) => ({ kind: '收据', mediaIds: [(await pictures(d)).mediaId] });

/** 查账, 钱给了谁, 比一比, and the pictures of a voucher's papers. */
export const readingExercises = [
  ...exercises('the villages with a book: a village’s own index is read whole', {
    'searchEntries (word)': { query: { q: '养护' } },
    'searchEntries (amount and days)': { query: { minFen: 1, from: `${YEAR}-01-01` } },
    listPayees: {},
    compareVillage: {},
  }),
  ...exercises(NOTHING, {
    attachToVoucher: async (d) => ({ body: await paper(d) }),
    attachToPending: async (d) => ({ on: await prepared(d), body: await paper(d) }),
    redactMedia: async (d) => ({
      ...{ params: { mediaId: (await pictures(d)).sourceId }, by: 'township' },
      body: { boxes: [{ x: 0, y: 0, width: 100, height: 100 }], showsPersons: 'no' },
    }),
    'listWaitingCopies (village)': waiting('village'),
    'listWaitingCopies (town)': waiting('town'),
    checkCopy: async (d) => ({ on: await waitingCopy(d), body: { verdict: 'publish' } }),
    openUnredacted: async (d) => ({ on: await pictures(d) }),
  }),
];
