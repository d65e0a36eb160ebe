import { VoucherPapersEntity } from '../../../functions/accounts/attachments/papers-store';
import { AssetEntity } from '../../../functions/accounts/registers/register-store';
import { copyImage } from '../../../functions/media/copies/copy-image';
import {
  accountOwner,
  copyKeyOf,
  originalKeyOf,
  posterKeyOf,
  redactedKeyOf,
  redactedPosterKeyOf,
} from '../../../functions/media/media';
import { MediaEntity } from '../../../functions/media/media-store';
import { redactImage } from '../../../functions/media/redaction/redact-image';
import { ordersPage } from '../../../functions/orders/order-store';
import { derivedId } from '../../../functions/platform/id';
import { putObject } from '../../../functions/platform/media-bucket';
import { claimOf } from '../../../functions/reviews/pictures/picture';
import { ReviewEntity, reviewRow } from '../../../functions/reviews/review-store';
import { dayInChina, noonInChina } from '@shared/time';
import { createHash } from 'node:crypto';
import { demoAccountId, demoPersonId, NIUJIAO } from '../demo-people';
import { intakePictures } from '../intake';
import { paperOf, receiptsOf } from '../orders';
import { picturedReviews } from '../review-events';
import { itemOf, put, type Row } from '../row';
import { demoHolders, villagesOf } from '../village';
import { writeRows } from '../write';
import { loosePaper, picturesOf } from './chosen';
import type { Drawn } from './draw';
import { drawAsset } from './draw-asset';
import { drawPaper } from './draw-paper';

interface Place {
  /** What it belongs to: a voucher's or an asset's id. */
  readonly item: string;
  readonly on: string;
  readonly name: string;
}

/** Two of the town: one covered the picture, the other looked at it. */
interface Hands {
  readonly owner: string;
  readonly secondLook: Record<string, string>;
}

const A_PICTURE = { kind: 'image', contentType: 'image/jpeg', state: 'ready', copyType: 'image/jpeg' };

/** A paper as its clerk sent it, with a payment order or to the centre: the original and the copy of it. */
async function storePaper(jpeg: Buffer, mediaId: string, claimedBy: string, owner: string): Promise<Row> {
  const { copy, poster, width, height } = await copyImage(jpeg);
  const [originalKey, copyKey] = [originalKeyOf(mediaId), copyKeyOf(mediaId, 'image/jpeg')];
  await Promise.all([
    putObject(originalKey, jpeg, 'image/jpeg'),
    putObject(copyKey, copy, 'image/jpeg'),
    putObject(posterKeyOf(mediaId), poster, 'image/jpeg'),
  ]);
  const sha256 = createHash('sha256').update(jpeg).digest('hex');
  return put(MediaEntity, {
    ...{ ...A_PICTURE, mediaId, owner, claimedBy, bytes: jpeg.length, width, height, sha256 },
    ...{ originalKey, copyKey, posterKey: posterKeyOf(mediaId) },
  });
}

/**
 * Stores one picture as the media path would have: as it was sent, and the copy with its boxes painted over, which is the public one.
 * Resolves to that one's id, and the rows of both.
 */
async function storePicture({ jpeg, boxes }: Drawn, { item, on, name }: Place, { owner, secondLook }: Hands) {
  const idOf = (what: string) => derivedId(noonInChina(on), `picture|${what}|${item}|${name}`);
  const [sourceId, redactedId] = [idOf('original'), idOf('redacted')];
  const [original, redacted] = await Promise.all([storePaper(jpeg, sourceId, item, owner), redactImage(jpeg, boxes)]);
  const [copyKey, posterKey] = [redactedKeyOf(redactedId), redactedPosterKeyOf(redactedId)];
  await Promise.all([
    putObject(copyKey, redacted.copy, 'image/jpeg'),
    putObject(posterKey, redacted.poster, 'image/jpeg'),
  ]);
  const { width, height } = itemOf(original);
  const shown = put(MediaEntity, {
    ...{ ...A_PICTURE, mediaId: redactedId, owner, claimedBy: item, bytes: jpeg.length, width, height },
    ...{ originalKey: originalKeyOf(redactedId), copyKey, posterKey, redactionOf: sourceId, boxes: [...boxes] },
    ...{ division: NIUJIAO, ...(boxes.length > 0 && { secondLook }) },
  });
  return { redactedId, rows: [original, shown] };
}

/**
 * Draws the papers behind some of 牛角村's vouchers and pictures of its newest assets, with invented data, and stores them. Needs the
 * bucket and the tables of the environment, the village's rows being there. Resolves to how many pictures there are.
 */
export async function seedPictures(now: string): Promise<number> {
  const [seeded] = [...villagesOf(0, now, (code) => code === NIUJIAO)];
  if (!seeded) throw new Error(`there is no village ${NIUJIAO}`);
  const holder = (key: string) => demoHolders(0).find(({ person }) => person.personId === demoPersonId(key))!;
  const [maker, checker] = [holder('zhao-qiang'), holder('zhou-min')];
  const handsOn = (on: string): Hands => ({
    owner: accountOwner(maker.accountId),
    secondLook: {
      preparedBy: maker.person.personId,
      preparedByName: maker.person.name,
      preparedAt: noonInChina(on),
      verdict: 'publish',
      checkedBy: checker.person.personId,
      checkedAt: noonInChina(on),
    },
  });
  const { vouchers, assets } = picturesOf(seeded);
  const rows: Row[] = [];
  let count = 0;
  const keep = async (picture: Drawn, place: Place): Promise<string> => {
    const stored = await storePicture(picture, place, handsOn(place.on));
    rows.push(...stored.rows);
    count += 1;
    return stored.redactedId;
  };
  for (const { voucher, papers } of vouchers) {
    const { villageCode, year, voucherId, voucherOn: on, attachments } = voucher;
    const shown = [];
    for (const [place, pages] of papers.entries()) {
      const { kind, title, pages: said } = attachments[place]!;
      const mediaIds = [];
      for (const page of pages)
        mediaIds.push(await keep(await drawPaper(page), { item: voucherId, on, name: `${place}.${page.page}` }));
      shown.push({ kind, title, pages: said, mediaIds });
    }
    rows.push(put(VoucherPapersEntity, { villageCode, year, voucherId, papers: shown, version: 1 }));
  }
  for (const { asset, views } of assets) {
    const { assetId, acquiredOn: on, name } = asset;
    const item = `asset#${assetId}`;
    const mediaIds = [];
    for (let view = 0; view < views; view += 1)
      mediaIds.push(await keep(await drawAsset(name, view), { item, on, name: String(view) }));
    rows.push(put(AssetEntity, { ...asset, mediaIds }));
  }
  // As they are kept, whenever that was: an order's id and its serials begin with the instant at which it was seeded.
  const { items: orders } = await ordersPage(NIUJIAO, { limit: 50 });
  for (const order of orders) {
    for (const { key, receipt } of receiptsOf(order)) await putObject(key, receipt, 'application/octet-stream');
    const paper = paperOf(order);
    if (!paper) continue;
    // Shown to those who work on it, never in public: the original and its copy, and nothing that is covered.
    const { mediaId, item, on } = paper;
    const fen = order.payments.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const page = loosePaper('发票', '牛角村', on, { what: order.purpose, who: order.payments[0]!.payeeName, fen });
    rows.push(await storePaper((await drawPaper(page)).jpeg, mediaId, item, accountOwner(demoAccountId('liu-fang'))));
    count += 1;
  }
  for (const { review, name, verdict } of picturedReviews(seeded.reviews)) {
    const { jpeg } = await drawAsset(name, 1);
    const mediaId = derivedId(noonInChina(dayInChina(review.reviewedAt)), `picture|review|${review.reviewId}`);
    rows.push(await storePaper(jpeg, mediaId, claimOf(review), accountOwner(review.personId)));
    rows.push(put(ReviewEntity, reviewRow({ ...review, pictures: [{ mediaId, verdict }] })));
    count += 1;
  }
  for (const { mediaId, batchId, page } of intakePictures()) {
    const { jpeg } = await drawPaper(page);
    rows.push(await storePaper(jpeg, mediaId, batchId, accountOwner(demoAccountId('liu-fang'))));
    count += 1;
  }
  await writeRows(rows);
  return count;
}
