import { requestUpload } from '@shared/media/media';
import { quarterOf } from '@shared/quarters';
import {
  appealReviewRefusal,
  decideReviewAppeal,
  listHeldReviews,
  refuseHeldReview,
  releaseHeldReview,
} from '@shared/reviews/moderation';
import { listReviews, reviewSubject, showMyReview, type SubjectKind, withdrawReview } from '@shared/reviews/reviews';
import type { Role } from '@shared/roles';
import { daysAfter, secondsAfter } from '@shared/time';
import { receiveWechatMessage } from '@shared/wechat-messages';
import { LOCAL_TEMPLATES, LOCAL_WECHAT_APP, LOCAL_WECHAT_PUSH } from '../../../local/environment';
import { messageOf, pushEvent } from '../../../local/wechat-simulator/push';
import { startWeChatSimulator, type WeChatSimulator } from '../../../local/wechat-simulator/simulator';
import type { Deliver, Look } from '../../../local/wechat-simulator/world';
import { callApi, signInAs } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { DISTRICT, enrol, type Enrolled, NIUJIAO, signInBound, TOWN } from '../../../tests/support/people';
import { sentPicture } from '../../../tests/support/pictures';
import { copyKeyOf, originalKeyOf } from '../../media/media';
import { findMedia } from '../../media/media-store';
import { handler as sweepMedia } from '../../media/sweep-media';
import { now, setClock } from '../../platform/clock';
import { env } from '../../platform/env';
import { objectAt } from '../../platform/storage';
import { forgetAccessToken } from '../../platform/wechat';
import { showScore } from '../testing/show-score-store';
import { freshDistrict } from '../../reports/testing/people';

type Params = { villageCode: string; subjectKind: SubjectKind; subjectId: string };
type Someone = Enrolled & { token: string; openid: string };

const WORK: Params = { villageCode: NIUJIAO, subjectKind: 'work', subjectId: 'finance' };
const AT = '2026-11-18T04:00:00.000Z';
const ASK = '/wxa/media_check_async';
const WORDS = '公开栏的玻璃碎了，没有人管';

let wechat: WeChatSimulator;
let author: Someone;
let cadre: Someone;
let town: Someone;
let regulator: Someone;
let clock: number;
let undo: () => void;

/** A session lasts for minutes: everybody signs in anew. */
const renew = async () => {
  for (const each of [author, cadre, town, regulator]) each.token = (await signInAs(each.openid)).token;
};
const later = async (minutes: number) => {
  clock += minutes * 60_000;
  await renew();
};
const deliver: Deliver = async ({ query, body }) => {
  const answer = await callApi(receiveWechatMessage, { query, body: JSON.parse(body) as unknown });
  return { status: answer.status, text: String(answer.body) };
};
const looks = (look: Partial<Look>) => (wechat.world.look = { suggest: 'pass', errcode: 0, comes: 'byHand', ...look });

const person = async (name: string, role?: Role, division = TOWN): Promise<Someone> => {
  const enrolled = await enrol(name, role && { grants: [{ role, division }] });
  const openid = `openid-${name}`;
  const { token } = await signInBound(openid, enrolled);
  return { ...enrolled, token, openid };
};

beforeEach(async () => {
  clock = Date.parse(AT);
  const restoreClock = setClock(() => new Date(clock));
  wechat = await startWeChatSimulator({
    ...{ port: 0, ...LOCAL_WECHAT_APP, templates: LOCAL_TEMPLATES, now: () => clock },
    storageOrigin: new URL(env.s3Endpoint!).origin,
    push: { ...LOCAL_WECHAT_PUSH, deliver },
  });
  const { WECHAT_API_BASE } = process.env;
  process.env.WECHAT_API_BASE = wechat.apiBase;
  forgetAccessToken();
  undo = () => {
    restoreClock();
    process.env.WECHAT_API_BASE = WECHAT_API_BASE;
    forgetAccessToken();
  };
  looks({});
  await freshDistrict();
  author = await person('王秀英');
  cadre = await person('陈建国', 'cadre', NIUJIAO);
  town = await person('赵敏', 'township');
  regulator = await person('周正', 'regulator', DISTRICT);
});
afterEach(async () => {
  undo();
  await wechat.stop();
});

const give = (
  mediaIds: readonly string[],
  { version, comment = WORDS, of = WORK }: { version?: number; comment?: string; of?: Params } = {},
) =>
  callApi(reviewSubject, {
    token: author.token,
    params: of,
    body: { stars: 2, comment, mediaIds, shownAs: 'hidden', ...(version && { version }) },
  });
const mine = async () => (await callApi(showMyReview, { token: author.token, params: WORK })).body.review!;
const waiting = async (by = town, division = TOWN) =>
  (await callApi(listHeldReviews, { token: by.token, params: { division } })).body.items;
const onPage = async () => (await callApi(listReviews, { params: WORK })).body.items;
/** What WeChat says of the pictures it was asked about and has said nothing of, in this order. */
const say = async () => {
  for (const event of wechat.pictureEvents.values()) await pushEvent(wechat.world, event);
};
const release = ({ reviewId, version }: { reviewId: string; version: number }) =>
  callApi(releaseHeldReview, { token: town.token, params: { reviewId }, body: { version } });
const refuse = ({ reviewId, version }: { reviewId: string; version: number }) =>
  callApi(refuseHeldReview, {
    token: town.token,
    params: { reviewId },
    body: { version, reason: 'personalData', words: '照片里有别人的脸' },
  });

test('a picture that WeChat passes comes to the page with the review, which waited for it; before, nobody reads either', async () => {
  const picture = await sentPicture(author.token);
  const { status, body } = await give([picture]);
  expect([status, body.state, body.pictures]).toEqual([200, 'held', [{ mediaId: picture, state: 'checking' }]]);
  expect(await waiting()).toEqual([]);
  await say();
  expect(await mine()).toMatchObject({ state: 'published', pictures: [{ state: 'passed' }], version: 2 });
  await showScore(WORK, secondsAfter(now(), 60));
  const [shown] = await onPage();
  expect(shown).toMatchObject({ comment: WORDS, pictures: [{ width: 60, height: 40 }] });
  const { url, posterUrl } = shown!.pictures![0]!;
  expect((await fetch(url)).headers.get('content-type')).toBe('image/jpeg');
  expect((await fetch(posterUrl!)).status).toBe(200);
  // Neither its id, which tells the day it was sent, nor the name of the file.
  expect(JSON.stringify(shown)).not.toContain(picture);
  // One copy a day, however often it is looked at.
  expect(new URL((await onPage())[0]!.pictures![0]!.url).pathname).toBe(new URL(url).pathname);
  clock = Date.parse(daysAfter(AT, 1));
  expect(new URL((await onPage())[0]!.pictures![0]!.url).pathname).not.toBe(new URL(url).pathname);
});

test.each(['before', 'after', 'twice'] as const)('its message comes %s the answer to the asking', async (comes) => {
  looks({ comes });
  const { body } = await give([await sentPicture(author.token)]);
  if (comes === 'before') expect(body).toMatchObject({ state: 'published', pictures: [{ state: 'passed' }] });
  for (let tries = 0; tries < 50 && (await mine()).state === 'held'; tries += 1)
    await new Promise((done) => setTimeout(done, 20));
  expect(await mine()).toMatchObject({ state: 'published', version: 2 });
  // Sent again it changes nothing.
  await say();
  expect(await mine()).toMatchObject({ state: 'published', version: 2 });
});

test.each(['risky', 'review'] as const)(
  'one that WeChat calls %s waits for a person, who sees it and nobody else',
  async (suggest) => {
    looks({ suggest });
    const picture = await sentPicture(author.token);
    await give([picture]);
    await say();
    const [held] = await waiting();
    expect(held).toMatchObject({ why: 'pictureUnsure', comment: WORDS, pictures: [{ width: 60 }] });
    expect((await fetch(held!.pictures![0]!.url)).status).toBe(200);
    expect(JSON.stringify(held)).not.toMatch(new RegExp(`${picture}|王|stars`));
    await showScore(WORK, secondsAfter(now(), 60));
    expect(await onPage()).toEqual([]);
    expect(await mine()).toMatchObject({ pictures: [{ state: 'waits' }] });
    expect((await release(held!)).status).toBe(200);
    expect((await onPage())[0]).toMatchObject({ comment: WORDS, pictures: [{ width: 60 }] });
  },
);

test('of three, one that did not pass holds all', async () => {
  const pictures: string[] = [];
  for (let count = 0; count < 3; count += 1) pictures.push(await sentPicture(author.token));
  await give(pictures);
  const events = [...wechat.pictureEvents.values()];
  await pushEvent(wechat.world, events[0]!);
  await pushEvent(wechat.world, { ...events[1]!, result: { suggest: 'review', label: 21000 } });
  // WeChat has not spoken of the third: nobody looks yet.
  expect([await waiting(), (await mine()).state]).toEqual([[], 'held']);
  await pushEvent(wechat.world, events[2]!);
  expect((await waiting())[0]).toMatchObject({ why: 'pictureUnsure', pictures: [{}, {}, {}] });
});

test('all that WeChat says at once of three pictures is kept', async () => {
  const pictures = [await sentPicture(author.token), await sentPicture(author.token), await sentPicture(author.token)];
  await give(pictures);
  await Promise.all([...wechat.pictureEvents.values()].map((event) => pushEvent(wechat.world, event)));
  expect(await mine()).toMatchObject({ state: 'published', version: 4 });
});

describe('errors and silence hold, and never publish', () => {
  const unchecked = async () => {
    expect((await mine()).state).toBe('held');
    expect((await waiting())[0]).toMatchObject({ why: 'pictureUnchecked' });
  };

  test.each(['systemError', 'http500', 'reset', 'answerLost'] as const)('WeChat answers with %s', async (kind) => {
    wechat.world.faults.set(ASK, { kind, times: 9 });
    expect((await give([await sentPicture(author.token)])).status).toBe(200);
    await unchecked();
  });

  test('it says that its author was not here in two hours', async () => {
    wechat.world.faults.set(ASK, { kind: 'errcode', errcode: 61010, times: 1 });
    await give([await sentPicture(author.token)]);
    await unchecked();
  });

  test('its quota is used up', async () => {
    wechat.world.options.picturesADay = 1;
    await give([await sentPicture(author.token), await sentPicture(author.token)]);
    await say();
    await unchecked();
  });

  test('it could not look', async () => {
    looks({ errcode: -1008 });
    await give([await sentPicture(author.token)]);
    await say();
    await unchecked();
  });

  test('it is silent for half an hour; what it says then is heard while nobody has decided', async () => {
    looks({ comes: 'never' });
    await give([await sentPicture(author.token)]);
    await later(29);
    expect(await waiting()).toEqual([]);
    const { reviewId, version } = await mine();
    expect((await release({ reviewId, version })).status).toBe(404);
    await later(1);
    await unchecked();
    await say();
    expect((await mine()).state).toBe('published');
    expect(await waiting()).toEqual([]);
  });

  test('what a person has decided stands, whatever WeChat says after it', async () => {
    looks({ comes: 'never' });
    await give([await sentPicture(author.token)]);
    await later(31);
    expect((await refuse((await waiting())[0]!)).status).toBe(200);
    await say();
    expect(await mine()).toMatchObject({ state: 'refused', refusal: { reason: 'personalData' } });
  });
});

describe('nobody but WeChat speaks of a picture', () => {
  const message = async (
    changes: object = {},
    key: Partial<typeof LOCAL_WECHAT_PUSH> = {},
    appId = LOCAL_WECHAT_APP.appId,
  ) => {
    const [event] = [...wechat.pictureEvents.values()];
    const push = { ...LOCAL_WECHAT_PUSH, ...key, deliver };
    return messageOf({ ...event, ...changes }, { options: { ...LOCAL_WECHAT_APP, appId }, now: clock }, push);
  };
  beforeEach(async () => void (await give([await sentPicture(author.token)])));

  test('a message that is not signed, signed with another token, sealed with another key, of another app or of before is refused', async () => {
    const good = await message();
    const refused = [
      { ...good, query: { ...good.query, msg_signature: '0'.repeat(40) } },
      { ...good, query: { ...good.query, msg_signature: good.query.signature } },
      { ...good, query: { ...good.query, nonce: 'other' } },
      await message({}, { token: 'another' }),
      await message({}, { aesKey: 'b'.repeat(43) }),
      await message({}, {}, 'wxanother'),
    ];
    for (const each of refused) expect((await deliver(each)).status).toBe(401);
    await later(6);
    expect((await deliver(good)).status).toBe(401);
    expect((await mine()).state).toBe('held');
  });

  test('one that is signed and speaks of something else is answered, and changes nothing', async () => {
    for (const changes of [
      { appid: 'wxanother' },
      { trace_id: 'never-asked' },
      { Event: 'user_enter_tempsession' },
      { result: { suggest: 'perhaps' } },
      { version: 1 },
    ])
      expect(await deliver(await message(changes))).toEqual({ status: 200, text: 'success' });
    expect((await mine()).state).toBe('held');
  });

  test('its first word stands: what contradicts it later changes nothing', async () => {
    await deliver(await message({ result: { suggest: 'risky', label: 20002 } }));
    await deliver(await message({ result: { suggest: 'pass', label: 100 } }));
    expect((await waiting())[0]).toMatchObject({ why: 'pictureUnsure' });
  });
});

describe('what is taken as a picture of a review', () => {
  test('none of a cadre, none without words, no more than three, none that is another’s or still in the making', async () => {
    const picture = await sentPicture(author.token);
    const ofCadre: Params = { ...WORK, subjectKind: 'cadre', subjectId: cadre.person.personId };
    expect((await give([picture], { of: ofCadre })).body.code).toBe('reviews.noPictures');
    expect((await give([picture], { comment: ' ' })).body.code).toBe('request.malformed');
    expect((await give([picture, picture, picture, picture])).body.code).toBe('request.malformed');
    expect((await give([await sentPicture(cadre.token)])).body.code).toBe('notFound');
    const { body: ticket } = await callApi(requestUpload, {
      token: author.token,
      body: { kind: 'image', contentType: 'image/jpeg', bytes: 10 },
    });
    expect((await give([ticket.mediaId])).body.code).toBe('media.notUploaded');
    expect(wechat.pictureEvents.size).toBe(0);
    expect((await everyRow('Review')).length).toBe(0);
  });

  test('sent again, as a phone does that lost the answer, it is the same review, and WeChat is asked once', async () => {
    const picture = await sentPicture(author.token);
    await give([picture]);
    await say();
    expect((await give([picture])).body).toMatchObject({ state: 'published', version: 2 });
    expect(wechat.pictureEvents.size).toBe(1);
  });

  test('words are changed and the pictures stay without being asked about anew; a new one is, and holds the review', async () => {
    const picture = await sentPicture(author.token);
    await give([picture]);
    await say();
    expect((await give([picture], { version: 2, comment: '玻璃换了，锁还坏着' })).body.state).toBe('published');
    expect(wechat.pictureEvents.size).toBe(1);
    const { body } = await give([picture, await sentPicture(author.token)], { version: 3 });
    expect(body).toMatchObject({ state: 'held', pictures: [{ state: 'passed' }, { state: 'checking' }] });
    // Without it, it is as it was.
    expect((await give([picture], { version: 4 })).body.state).toBe('published');
  });
});

describe('a picture goes', () => {
  const lies = async (mediaId: string) =>
    (await Promise.all([originalKeyOf(mediaId), copyKeyOf(mediaId, 'image/jpeg')].map(objectAt))).filter(Boolean)
      .length;
  const isThere = async (mediaId: string) => [await findMedia(mediaId).then(Boolean), await lies(mediaId)];
  const night = async (days: number) => {
    clock = Date.parse(daysAfter(AT, days));
    await sweepMedia();
    await renew();
  };

  test('with the night after its review was taken back, or it was left out', async () => {
    const [one, two] = [await sentPicture(author.token), await sentPicture(author.token)];
    await give([one, two]);
    await give([two], { version: 1 });
    await sweepMedia();
    expect([await isThere(one), await isThere(two)]).toEqual([
      [false, 0],
      [true, 2],
    ]);
    const params = { ...WORK, quarter: quarterOf(now()) };
    expect((await callApi(withdrawReview, { token: author.token, params })).status).toBe(200);
    expect((await mine()).pictures).toBeUndefined();
    await sweepMedia();
    expect(await isThere(two)).toEqual([false, 0]);
    // What WeChat says of it now finds nothing.
    await say();
    expect((await mine()).state).toBe('withdrawn');
  });

  test('a month after its words were refused; an appeal keeps it until it is decided', async () => {
    looks({ suggest: 'risky' });
    const picture = await sentPicture(author.token);
    await give([picture]);
    await say();
    await refuse((await waiting())[0]!);
    await night(30);
    expect(await isThere(picture)).toEqual([true, 2]);
    const { version } = await mine();
    const { token } = author;
    const params = { ...WORK, quarter: quarterOf(now()) };
    const appealed = await callApi(appealReviewRefusal, { token, params, body: { version, words: '是我自己的手' } });
    expect(appealed.status).toBe(200);
    await night(40);
    expect(await isThere(picture)).toEqual([true, 2]);
    const [held] = await waiting(regulator, DISTRICT);
    expect(held).toMatchObject({ why: 'appeal', pictures: [{}] });
    const heard = await callApi(decideReviewAppeal, {
      token: regulator.token,
      params: { reviewId: held!.reviewId },
      body: { version: held!.version, outcome: 'kept', words: '照片里有别人的脸' },
    });
    expect(heard.status).toBe(200);
    await night(41);
    expect(await isThere(picture)).toEqual([false, 0]);
  });

  test('refused with its words, it stays with those that are mended as long as they do', async () => {
    looks({ suggest: 'risky' });
    const picture = await sentPicture(author.token);
    await give([picture]);
    await say();
    await refuse((await waiting())[0]!);
    const { version } = await mine();
    await give([picture], { version, comment: '玻璃碎了一个月，公开栏还是没有人修' });
    expect((await release((await waiting())[0]!)).status).toBe(200);
    await night(40);
    expect(await isThere(picture)).toEqual([true, 2]);
    await showScore(WORK, secondsAfter(now(), 60));
    expect((await onPage())[0]).toMatchObject({ pictures: [{ width: 60 }] });
  });

  test('when its comment leaves the page, after eight quarters', async () => {
    const picture = await sentPicture(author.token);
    await give([picture]);
    await say();
    clock = Date.parse('2028-09-29T19:30:00.000Z');
    await sweepMedia();
    expect(await isThere(picture)).toEqual([true, 2]);
    clock = Date.parse('2028-09-30T19:30:00.000Z');
    await sweepMedia();
    expect(await isThere(picture)).toEqual([false, 0]);
  });
});
