import { showVoucher } from '@shared/accounts/accounts';
import { attachToPending, attachToVoucher } from '@shared/accounts/attachments';
import { unbindPerson } from '@shared/identity/identity';
import { requestUpload, showMedia } from '@shared/media/media';
import { approveVoucher, listPendingVouchers, prepareVoucher, reviewVoucher } from '@shared/accounts/pending-vouchers';
import {
  type Box,
  checkCopy,
  listWaitingCopies,
  openUnredacted,
  redactMedia,
  type ShowsPersons,
} from '@shared/media/redaction';
import type { Role } from '@shared/roles';
import sharp from 'sharp';
import { callApi } from '../../../tests/support/api';
import { DISTRICT, enrol, FENGXIANG, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { sentPicture } from '../../../tests/support/pictures';
import { findMedia } from '../../media/media-store';
import { coveredBy } from '../../media/redaction/redact-image';
import { processArrival, sendFile } from '../../media/testing/upload';
import { AuditEntity } from '../../platform/audit';
import { sizeOf } from '../../platform/media-bucket';
import { queryPage } from '../../platform/query-page';
import { reverseInBook, voucherIdOf } from '../post-to-book';
import { freshBook, linesSaying, postDraft, postedLinesSaying } from '../testing/book-in';
import { personNamed } from '../../reports/testing/people';

const AT = '2026-11-20T00:00:00.000Z';
const DAY = '2026-03-05';
const BOXES: Box[] = [{ x: 1_000, y: 1_000, width: 5_000, height: 2_000 }];
const voucherId = voucherIdOf({ villageCode: NIUJIAO, voucherNo: '记-001', voucherOn: DAY });
const voucherParams = { villageCode: NIUJIAO, year: 2026, voucherId };

let clerk: string;
const tokenOf = async (role: Role, division: string) =>
  (await personNamed('赵强', { role, division, title: '会计' })).token;

beforeEach(async () => {
  await freshBook(1_000_000);
  const line = postedLinesSaying('付道路维修款');
  await postDraft('记-001', DAY, [line('513', 400, 0), line('102', 0, 400)], {
    attachments: [{ kind: '发票', title: '税务发票', pages: 1 }],
  });
  clerk = await tokenOf('township', TOWN);
});

/** Noise, so that whatever a cover let through would be seen. */
const scan = () =>
  sharp({
    create: {
      width: 800,
      height: 600,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 80 },
    },
  })
    .withExif({ IFD0: { Make: 'NosyPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 50/1 42/1' } })
    .jpeg()
    .toBuffer();

const uploaded = async (token = clerk) => sentPicture(token, await scan());
const redact = (
  mediaId: string,
  {
    token = clerk,
    boxes = BOXES,
    villageCode = NIUJIAO,
    showsPersons = 'no' as ShowsPersons | 'unsaid',
    key = undefined as string | undefined,
  } = {},
) =>
  callApi(redactMedia, {
    token,
    params: { villageCode, mediaId },
    body: { boxes, ...(showsPersons !== 'unsaid' && { showsPersons }) },
    ...(key && { key }),
  });
const redacted = async (mediaId: string, given: Parameters<typeof redact>[1] = {}) => {
  const { status, body } = await redact(mediaId, given);
  expect([status, body.state]).toEqual([200, 'awaiting']);
  await processArrival(body.mediaId);
  return body.mediaId;
};
const attach = (
  mediaIds: string[],
  {
    token = clerk,
    key,
    ...body
  }: { token?: string; key?: string; replaces?: string; place?: undefined; kind?: string } = {},
) =>
  callApi(attachToVoucher, {
    token,
    params: voucherParams,
    body: { place: 0, mediaIds, ...body },
    ...(key && { key }),
  });
const shown = async () => (await callApi(showVoucher, { params: voucherParams })).body;
const picturesOf = async () =>
  (await shown()).attachments.map(({ pictures = [] }) => pictures.map(({ mediaId }) => mediaId));
const trailOf = async (subject: string) =>
  (await queryPage(AuditEntity, { partition: `AUDIT#${subject}` }, {})).items.map(({ action }) => action);

const coloursUnder = async (picture: Buffer) => {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const { left, top, right, bottom } = coveredBy(BOXES[0]!, info);
  const colours = new Set<string>();
  for (let row = top; row < bottom; row += 1)
    for (let column = left; column < right; column += 1) {
      const at = (row * info.width + column) * info.channels;
      colours.add([...data.subarray(at, at + 3)].join());
    }
  return colours.size;
};

test('a_paper_is_public_as_a_flat_copy_with_what_was_marked_painted_over', async () => {
  const source = await uploaded();
  const copy = await redacted(source);
  const { status, body } = await attach([copy]);
  expect(status).toBe(200);
  expect(body.attachments[0]).toMatchObject({ kind: '发票', title: '税务发票', pages: 1 });

  const voucher = await shown();
  const [picture] = voucher.attachments[0]!.pictures!;
  expect(picture).toMatchObject({ mediaId: copy, state: 'ready', width: 800, height: 600 });
  for (const url of [picture!.url!, picture!.posterUrl!]) {
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('Nosy')).toBe(false);
  }
  const bytes = Buffer.from(await (await fetch(picture!.url!)).arrayBuffer());
  expect(await coloursUnder(bytes)).toBe(1);
  // What lies under it is named in no public answer, neither the original nor its plain copy.
  const answer = JSON.stringify(voucher);
  for (const trace of [source, 'originals/', 'copies/', 'redactionOf', 'boxes']) expect(answer).not.toContain(trace);
  expect(await sizeOf(`copies/${source}.jpg`)).toBeGreaterThan(0);
  expect(await findMedia(source)).toMatchObject({ claimedBy: voucherId });
  expect((await findMedia(source))!.ttl).toBeUndefined();
  expect(await trailOf(`voucher#${voucherId}`)).toContain('attachToVoucher');
  expect(await trailOf(`media#${copy}`)).toEqual(['redactMedia']);
});

describe('a_paper_that_shows_persons', () => {
  const waiting = async (token: string, division: string = NIUJIAO) =>
    (await callApi(listWaitingCopies, { token, params: { division } })).body.items;
  const check = (mediaId: string, token: string, verdict: 'publish' | 'refuse' = 'publish', key?: string) =>
    callApi(checkCopy, {
      token,
      params: { villageCode: NIUJIAO, mediaId },
      body: { verdict },
      ...(key && { key }),
    });

  test.each(['yes', 'unsure', 'unsaid'] as const)('said_%s_is_public_only_after_a_second_person', async (said) => {
    const copy = await redacted(await uploaded(), { showsPersons: said });
    const answer = await attach([copy]);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([200, expect.not.stringContaining(copy)]);
    expect(JSON.stringify(await shown())).not.toContain(copy);

    const other = await tokenOf('township', TOWN);
    expect(await waiting(other)).toMatchObject([{ mediaId: copy, width: 800, height: 600, mine: false }]);
    expect(await waiting(other, TOWN)).toHaveLength(1);
    expect((await waiting(clerk))[0]).toMatchObject({ mine: true, preparedBy: '赵强' });
    expect((await check(copy, clerk)).body.code).toBe('media.samePerson');
    expect(await picturesOf()).toEqual([[]]);

    const key = 'checking-000000001';
    expect((await check(copy, other, 'publish', key)).body).toEqual({ isPublic: true });
    expect((await check(copy, other, 'publish', key)).body).toEqual({ isPublic: true });
    expect((await check(copy, other, 'refuse')).body.code).toBe('media.checked');
    expect(await picturesOf()).toEqual([[copy]]);
    expect(await waiting(other)).toEqual([]);
    expect(await trailOf(`media#${copy}`)).toEqual(['redactMedia', 'checkCopy']);
  });

  test('one_person_with_two_accounts_is_one_person', async () => {
    const enrolled = await enrol('钱二', { grants: [{ role: 'township', division: TOWN, title: '会计' }] });
    const first = await signInBound('openid-qian', enrolled);
    const copy = await redacted(await uploaded(first.token), { token: first.token, showsPersons: 'yes' });
    await attach([copy], { token: first.token });
    await callApi(unbindPerson, { token: first.token });
    const second = await signInBound('openid-qian-2', enrolled);
    expect((await check(copy, second.token)).body.code).toBe('media.samePerson');
    expect(await picturesOf()).toEqual([[]]);
  });

  test('two_at_once_give_one_verdict', async () => {
    const copy = await redacted(await uploaded(), { showsPersons: 'yes' });
    await attach([copy]);
    const others = [await tokenOf('township', TOWN), await tokenOf('regulator', DISTRICT)];
    const answers = await Promise.all([check(copy, others[0]!, 'refuse'), check(copy, others[1]!, 'publish')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const published = answers[1]!.status === 200;
    expect(await picturesOf()).toEqual([published ? [copy] : []]);
  });

  test('refused_it_stays_hidden_and_covered_anew_it_waits_again_whoever_says_what', async () => {
    const copy = await redacted(await uploaded(), { showsPersons: 'yes' });
    await attach([copy]);
    const other = await tokenOf('township', TOWN);
    expect((await check(copy, other, 'refuse')).body).toEqual({ isPublic: false });
    expect(await picturesOf()).toEqual([[]]);
    const second = await redacted(copy, { token: other, showsPersons: 'no' });
    expect((await attach([second], { token: other, replaces: copy })).status).toBe(200);
    expect(await picturesOf()).toEqual([[]]);
    expect((await check(second, other)).body.code).toBe('media.samePerson');
    await check(second, clerk);
    expect(await picturesOf()).toEqual([[second]]);
  });

  test('what_is_in_no_papers_yet_waits_for_nobody_and_is_nobodys_to_check', async () => {
    const copy = await redacted(await uploaded(), { showsPersons: 'yes' });
    const other = await tokenOf('township', TOWN);
    expect(await waiting(other)).toEqual([]);
    expect((await check(copy, other)).body.code).toBe('notFound');
    const plain = await redacted(await uploaded());
    await attach([plain]);
    expect((await check(plain, other)).body.code).toBe('notFound');
    expect((await check(copy, await tokenOf('township', '511503001'))).status).toBe(403);
  });
});

test('only_a_redacted_copy_of_the_same_village_by_the_same_hand_is_attached', async () => {
  const source = await uploaded();
  expect((await attach([source])).status).toBe(404);
  const waiting = (await redact(source)).body.mediaId;
  expect((await attach([waiting])).body.code).toBe('media.notReady');
  const regulator = await tokenOf('regulator', DISTRICT);
  const elsewhere = await redacted(await uploaded(regulator), { token: regulator, villageCode: FENGXIANG });
  expect((await attach([elsewhere], { token: regulator })).status).toBe(404);
  const theirs = await redacted(await uploaded(regulator), { token: regulator });
  expect((await attach([theirs])).status).toBe(404);
  expect(await picturesOf()).toEqual([[]]);
});

test('nobody_covers_or_opens_what_is_not_theirs', async () => {
  const source = await uploaded();
  const other = await tokenOf('township', TOWN);
  expect((await redact(source, { token: other })).status).toBe(404);
  // A cadre of the village covers pictures of their own notices, and comes to nobody else's.
  for (const [role, division, answer] of [
    ['cadre', NIUJIAO, 404],
    ['township', '511503001', 403],
  ] as const) {
    const token = await tokenOf(role, division);
    expect((await redact(source, { token })).status).toBe(answer);
    expect((await callApi(openUnredacted, { token, params: { villageCode: NIUJIAO, mediaId: source } })).status).toBe(
      403,
    );
  }
  // What was uploaded and is no paper of a village cannot be opened by this door at all.
  expect(
    (await callApi(openUnredacted, { token: clerk, params: { villageCode: NIUJIAO, mediaId: source } })).status,
  ).toBe(404);
  const copy = await redacted(source);
  expect((await callApi(showMedia, { token: other, params: { mediaId: copy } })).status).toBe(404);
  expect((await callApi(showMedia, { token: clerk, params: { mediaId: copy } })).body.url).toContain('redacted/');
});

test('each_opening_of_what_lies_under_is_in_the_trail', async () => {
  const copy = await redacted(await uploaded());
  await attach([copy]);
  const open = (key: string) =>
    callApi(openUnredacted, { token: clerk, params: { villageCode: NIUJIAO, mediaId: copy }, key });
  const { status, body } = await open('opening-0000000001');
  expect([status, body.width, body.height, body.boxes]).toEqual([200, 800, 600, BOXES]);
  expect(await coloursUnder(Buffer.from(await (await fetch(body.url)).arrayBuffer()))).toBeGreaterThan(100);
  await open('opening-0000000001');
  await open('opening-0000000002');
  expect((await trailOf(`media#${copy}`)).filter((action) => action === 'openUnredacted')).toHaveLength(2);
});

test('sent_again_it_is_the_same_copy_and_the_same_attachment', async () => {
  const source = await uploaded();
  const key = 'redaction-00000001';
  const [one, two] = await Promise.all([redact(source, { key }), redact(source, { key })]);
  expect([one.status, two.status, one.body.mediaId === two.body.mediaId]).toEqual([200, 200, true]);
  await processArrival(one.body.mediaId);
  await Promise.all([1, 2].map(() => attach([one.body.mediaId], { key: 'attaching-00000001' })));
  expect(await picturesOf()).toEqual([[one.body.mediaId]]);
});

test('two_hands_at_once_lose_no_picture', async () => {
  const copies = [await redacted(await uploaded()), await redacted(await uploaded())];
  const answers = await Promise.all(copies.map((copy) => attach([copy])));
  for (const [place, { status, body }] of answers.entries())
    if (status !== 200) {
      expect(body.code).toBe('version.stale');
      expect((await attach([copies[place]!])).status).toBe(200);
    }
  expect((await picturesOf())[0]!.sort()).toEqual([...copies].sort());
});

test('a_name_that_was_missed_is_covered_anew_and_the_first_copy_is_gone_from_the_page', async () => {
  const first = await redacted(await uploaded(), { boxes: [] });
  await attach([first]);
  const other = await tokenOf('township', TOWN);
  const second = await redacted(first, { token: other });
  const { status } = await attach([second], { token: other, replaces: first });
  expect(status).toBe(200);
  expect(await picturesOf()).toEqual([[second]]);
  const [picture] = (await shown()).attachments[0]!.pictures!;
  expect(await coloursUnder(Buffer.from(await (await fetch(picture!.url!)).arrayBuffer()))).toBe(1);
});

test('a_new_paper_is_added_and_the_lines_stay_as_they_were', async () => {
  const before = await shown();
  const copy = await redacted(await uploaded());
  await attach([copy], { place: undefined, kind: '现场照片' });
  const after = await shown();
  expect(after.attachments.map(({ title, pages }) => [title, pages])).toEqual([
    ['税务发票', 1],
    ['现场照片', 1],
  ]);
  expect({ ...after, attachments: [] }).toEqual({ ...before, attachments: [] });
});

test('a_voucher_that_is_reversed_keeps_its_pictures', async () => {
  const copy = await redacted(await uploaded());
  await attach([copy]);
  const reversal = { voucherNo: '记-002', voucherOn: DAY, preparedBy: '张*', reviewedBy: '李*', approvedBy: '王*' };
  const id = voucherIdOf({ villageCode: NIUJIAO, voucherNo: '记-002', voucherOn: DAY });
  await reverseInBook({ villageCode: NIUJIAO, year: 2026 }, voucherId, { ...reversal, voucherId: id }, AT, 'import');
  expect((await shown()).reversedBy).toBe(id);
  expect(await picturesOf()).toEqual([[copy]]);
});

test('a_box_beyond_the_picture_is_refused_in_words', async () => {
  const { status, body } = await redact(await uploaded(), { boxes: [{ x: 9_000, y: 0, width: 2_000, height: 10 }] });
  expect([status, body.code]).toEqual([400, 'request.malformed']);
});

describe('another picture, put by the old ticket in the place of a paper', () => {
  const ticketed = async () => {
    const body = { kind: 'image', contentType: 'image/jpeg', bytes: 20_000_000 };
    const { body: ticket } = await callApi(requestUpload, { token: clerk, body });
    await sendFile(ticket, await scan());
    await processArrival(ticket.mediaId);
    return ticket;
  };

  test('is not attached', async () => {
    const ticket = await ticketed();
    const copy = await redacted(ticket.mediaId);
    await sendFile(ticket, await scan());
    const { status, body } = await attach([copy]);
    expect([status, body.code]).toEqual([409, 'media.replaced']);
    expect(await picturesOf()).toEqual([[]]);
  });

  test('is not what a later cover is made of', async () => {
    const ticket = await ticketed();
    const copy = await redacted(ticket.mediaId);
    expect((await attach([copy])).status).toBe(200);
    await sendFile(ticket, await scan());
    await processArrival(ticket.mediaId);
    const { body: ordered } = await redact(copy, { boxes: [] });
    await processArrival(ordered.mediaId);
    expect(await findMedia(ordered.mediaId)).toMatchObject({ state: 'failed', reason: 'replaced' });
    expect(await findMedia(ticket.mediaId)).toMatchObject({ state: 'ready', replaced: true });
    expect(await trailOf(`media#${ticket.mediaId}`)).toContain('refuseReplaced');
  });
});

describe('before the review', () => {
  const sent = linesSaying('付道路维修款');
  const PENDING = {
    voucherOn: DAY,
    lines: [sent('513', 400, 0), sent('102', 0, 400)],
    attachments: [{ kind: '发票', title: '税务发票', pages: 1 }],
  };
  const one = (pendingId: string, token: string) => ({ token, params: { villageCode: NIUJIAO, pendingId } });

  test('pictures are added, whoever reviews sees them, nobody else, and in the book they are the voucher’s', async () => {
    const [reviewer, approver] = [await tokenOf('township', TOWN), await tokenOf('township', TOWN)];
    const { pendingId } = (
      await callApi(prepareVoucher, { token: clerk, params: { villageCode: NIUJIAO }, body: PENDING })
    ).body;
    const add = (mediaId: string) =>
      callApi(attachToPending, { ...one(pendingId, clerk), body: { place: 0, mediaIds: [mediaId] } });
    const mediaId = await redacted(await uploaded());
    const added = await add(mediaId);
    expect(added.body.attachments).toMatchObject([{ title: '税务发票', pictures: [{ mediaId, state: 'ready' }] }]);
    const { items } = (await callApi(listPendingVouchers, { token: reviewer, params: { division: NIUJIAO } })).body;
    expect(items[0]!.attachments[0]!.pictures).toMatchObject([{ mediaId }]);
    expect((await callApi(showMedia, { token: reviewer, params: { mediaId } })).status).toBe(404);
    // An original is refused, and so is what is the voucher's already.
    expect((await add(await uploaded())).status).toBe(404);
    expect((await add(mediaId)).status).not.toBe(200);
    await callApi(reviewVoucher, one(pendingId, reviewer));
    // What was reviewed is what is approved.
    expect((await add(await redacted(await uploaded()))).body.code).toBe('accounts.wrongState');
    const { voucherId: posted } = (await callApi(approveVoucher, one(pendingId, approver))).body;
    const voucher = (await callApi(showVoucher, { params: { ...voucherParams, voucherId: posted! } })).body;
    expect(voucher.attachments).toMatchObject([{ kind: '发票', pages: 1, pictures: [{ mediaId }] }]);
  });
});
