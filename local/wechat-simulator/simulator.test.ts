import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { startWeChatSimulator, type WeChatSimulator } from './simulator';

const APP = { appId: 'wxlocal', appSecret: 'secret' };
const resident = { key: 'resident', name: '王秀英', openid: 'o-resident', phone: '13800000001', note: '' };
const cadre = { key: 'cadre', name: '李建国', openid: 'o-cadre', phone: '13800000002', note: '' };
const TEMPLATE = 'tmpl-answer';
const MINUTE = 60_000;

let clock: number;
let wechat: WeChatSimulator;

beforeEach(async () => {
  clock = Date.parse('2026-11-23T04:00:00Z');
  wechat = await startWeChatSimulator({
    ...APP,
    port: 0,
    people: [resident, cadre],
    templates: { [TEMPLATE]: { title: '答复通知', keys: ['thing1', 'phrase2', 'time3'] } },
    pageExists: (page) => page === 'features/reports/detail/index',
    now: () => clock,
  });
});
afterEach(() => wechat.stop());

const get = async (path: string, query: Record<string, string> = {}) =>
  (await fetch(`${wechat.apiBase}${path}?${new URLSearchParams(query)}`)).json();
const post = async (path: string, body: unknown, query: Record<string, string> = {}) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const reply = await fetch(`${wechat.apiBase}${path}?${new URLSearchParams(query)}`, { method: 'POST', body: text });
  return reply.json();
};
const loginCode = async (openid = resident.openid): Promise<string> =>
  (await post('/_dev/login-code', { openid })).code;
const login = (js_code: string, changes: Record<string, string> = {}) =>
  get('/sns/jscode2session', {
    appid: APP.appId,
    secret: APP.appSecret,
    js_code,
    grant_type: 'authorization_code',
    ...changes,
  });
const tokenBody = { grant_type: 'client_credential', appid: APP.appId, secret: APP.appSecret };
const stableToken = (changes: object = {}) => post('/cgi-bin/stable_token', { ...tokenBody, ...changes });
const withToken = async (path: string, body: unknown) =>
  post(path, body, { access_token: (await stableToken()).access_token });

describe('jscode2session', () => {
  test('gives openid and a session key, as text/plain', async () => {
    const query = new URLSearchParams({
      appid: APP.appId,
      secret: APP.appSecret,
      js_code: await loginCode(),
      grant_type: 'authorization_code',
    });
    const reply = await fetch(`${wechat.apiBase}/sns/jscode2session?${query}`);
    expect(reply.headers.get('content-type')).toBe('text/plain');
    expect(await reply.json()).toEqual({ openid: resident.openid, session_key: expect.any(String) });
  });

  test.each([
    ['no appid', { appid: '' }, 41002],
    ['no secret', { secret: '' }, 41004],
    ['no code', { js_code: '' }, 41008],
    ['another grant', { grant_type: 'x' }, 40002],
    ['another appid', { appid: 'wxother' }, 40013],
    ['another secret', { secret: 'wrong' }, 40125],
    ['an invented code', { js_code: 'x' }, 40029],
  ])('refuses %s', async (_name, changes, errcode) => {
    expect(await login(await loginCode(), changes)).toMatchObject({ errcode });
  });

  test('refuses a code the second time, after five minutes, and a phone code', async () => {
    const code = await loginCode();
    expect(await login(code)).toMatchObject({ openid: resident.openid });
    expect(await login(code)).toMatchObject({ errcode: 40163 });
    const old = await loginCode();
    clock += 5 * MINUTE;
    expect(await login(old)).toMatchObject({ errcode: 40029 });
    const { code: phoneCode } = await post('/_dev/phone-code', { openid: resident.openid });
    expect(await login(phoneCode)).toMatchObject({ errcode: 40029 });
  });

  test('refuses a person’s 101st in a minute', async () => {
    for (let i = 0; i < 100; i += 1) expect(await login(await loginCode())).toHaveProperty('openid');
    expect(await login(await loginCode())).toMatchObject({ errcode: 45011 });
    expect(await login(await loginCode(cadre.openid))).toHaveProperty('openid');
    clock += MINUTE + 1;
    expect(await login(await loginCode())).toHaveProperty('openid');
  });
});

describe('stable_token', () => {
  test('gives the same token while it is valid, and both during the last five minutes', async () => {
    const first = await stableToken();
    expect(first.expires_in).toBe(7200);
    clock += 60 * MINUTE;
    expect(await stableToken()).toEqual({ access_token: first.access_token, expires_in: 3600 });
    clock += 56 * MINUTE;
    const second = await stableToken();
    expect(second.access_token).not.toBe(first.access_token);
    const check = (access_token: string) => post('/wxa/msg_sec_check', {}, { access_token });
    expect(await check(first.access_token)).toMatchObject({ errcode: 44002 });
    expect(await check(second.access_token)).toMatchObject({ errcode: 44002 });
    clock += 5 * MINUTE;
    expect(await check(first.access_token)).toMatchObject({ errcode: 42001 });
  });

  test('force_refresh kills the old one, not twice in 30 seconds, and 20 times a day', async () => {
    const first = await stableToken();
    const second = await stableToken({ force_refresh: true });
    expect(second.access_token).not.toBe(first.access_token);
    expect(await post('/wxa/msg_sec_check', {}, { access_token: first.access_token })).toMatchObject({
      errcode: 40001,
    });
    expect((await stableToken({ force_refresh: true })).access_token).toBe(second.access_token);
    for (let i = 1; i < 20; i += 1) {
      clock += MINUTE;
      expect(await stableToken({ force_refresh: true })).toHaveProperty('access_token');
    }
    clock += MINUTE;
    expect(await stableToken({ force_refresh: true })).toMatchObject({ errcode: 45009 });
  });

  test.each([
    ['another grant', { grant_type: 'x' }, 40002],
    ['another appid', { appid: 'wxother' }, 40013],
    ['another secret', { secret: 'wrong' }, 40125],
  ])('refuses %s', async (_name, changes, errcode) => {
    expect(await stableToken(changes)).toMatchObject({ errcode });
  });

  test('refuses GET, no body, and what is not JSON', async () => {
    expect(await get('/cgi-bin/stable_token', tokenBody)).toMatchObject({ errcode: 43002 });
    expect(await post('/cgi-bin/stable_token', '')).toMatchObject({ errcode: 44002 });
    expect(await post('/cgi-bin/stable_token', 'a=b')).toMatchObject({ errcode: 47001 });
  });
});

test('every endpoint refuses a missing and an unknown token', async () => {
  for (const path of ['/wxa/msg_sec_check', '/wxa/business/getuserphonenumber', '/cgi-bin/message/subscribe/send']) {
    expect(await post(path, {})).toMatchObject({ errcode: 41001 });
    expect(await post(path, {}, { access_token: 'x' })).toMatchObject({ errcode: 40001 });
  }
});

describe('getuserphonenumber', () => {
  const phone = (body: object) => withToken('/wxa/business/getuserphonenumber', body);
  const phoneCode = async () => (await post('/_dev/phone-code', { openid: resident.openid })).code as string;

  test('gives the number that was in the phone when the button was tapped', async () => {
    const tap = { openid: 'o-two-cards', phone: '13800000003' };
    const { code } = await post('/_dev/phone-code', tap);
    await post('/_dev/phone', { ...tap, phone: '13800000004' });
    expect(await phone({ code })).toMatchObject({ phone_info: { purePhoneNumber: tap.phone } });
  });

  test('gives the phone once', async () => {
    const body = { code: await phoneCode(), openid: resident.openid };
    expect(await phone(body)).toMatchObject({
      errcode: 0,
      phone_info: { purePhoneNumber: resident.phone, watermark: { appid: APP.appId } },
    });
    expect(await phone(body)).toMatchObject({ errcode: 40029 });
  });

  test('refuses another person’s code, a login code, an old code', async () => {
    expect(await phone({ code: await phoneCode(), openid: cadre.openid })).toMatchObject({ errcode: 40029 });
    expect(await phone({ code: await loginCode() })).toMatchObject({ errcode: 40029 });
    const code = await phoneCode();
    clock += 5 * MINUTE;
    expect(await phone({ code })).toMatchObject({ errcode: 40029 });
  });
});

describe('msg_sec_check', () => {
  const check = (changes: object = {}) =>
    withToken('/wxa/msg_sec_check', { content: '路灯坏了', version: 2, scene: 2, openid: resident.openid, ...changes });
  beforeEach(() => loginCode());

  test.each([
    ['村里的路灯坏了', 'pass', 100],
    ['有人聚众赌博', 'risky', 20006],
    ['墙上贴着小广告', 'review', 10001],
  ])('%s: %s', async (content, suggest, label) => {
    expect(await check({ content })).toMatchObject({ errcode: 0, result: { suggest, label } });
  });

  test.each([
    ['empty text', { content: '' }, 44002],
    ['version 1', { version: 1 }, 47001],
    ['the version as text', { version: '2' }, 47001],
    ['scene 5', { scene: 5 }, 40129],
    ['2501 characters', { content: '一'.repeat(2501) }, 45002],
    ['an unknown openid', { openid: 'o-nobody' }, 40003],
    ['someone who has not opened the mini-program', { openid: cadre.openid }, 61010],
  ])('refuses %s', async (_name, changes, errcode) => {
    expect(await check(changes)).toMatchObject({ errcode });
  });

  test('takes 2500 characters; refuses two hours after the visit, and Chinese sent as escapes', async () => {
    expect(await check({ content: '一'.repeat(2500) })).toMatchObject({ errcode: 0 });
    const escaped = `{"content":"\\u8d4c\\u535a","version":2,"scene":2,"openid":"${resident.openid}"}`;
    expect(await withToken('/wxa/msg_sec_check', escaped)).toMatchObject({ errcode: 47001 });
    clock += 120 * MINUTE + 1;
    expect(await check()).toMatchObject({ errcode: 61010 });
  });
});

describe('media_check_async', () => {
  const PATH = '/wxa/media_check_async';
  let storage: http.Server;
  let origin: string;
  let brought: { query: Record<string, string>; body: string }[];
  let answers: number[];
  beforeEach(async () => {
    storage = http.createServer((request, response) => {
      response.writeHead(request.url === '/gone.jpg' ? 404 : 200);
      response.end(request.url === '/huge.jpg' ? Buffer.alloc(10 * 1024 * 1024 + 1) : 'jpeg');
    });
    await new Promise<void>((done) => storage.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(storage.address() as AddressInfo).port}`;
    [brought, answers] = [[], []];
    wechat.world.options.storageOrigin = origin;
    wechat.world.options.push = {
      ...{ token: 'token', aesKey: 'a'.repeat(43) },
      deliver: (message) => {
        brought.push(message);
        return Promise.resolve({ status: answers.shift() ?? 200, text: 'success' });
      },
    };
    await loginCode();
  });
  afterEach(() => new Promise((done) => storage.close(done)));

  const ask = (changes: object = {}) =>
    withToken(PATH, {
      ...{ media_url: `${origin}/a.jpg`, media_type: 2, version: 2, scene: 2, openid: resident.openid },
      ...changes,
    });
  const look = (how: object) => post('/_dev/look', how);

  test.each([
    ['no address', { media_url: '' }, 44002],
    ['an address without https', { media_url: 'http://example.com/a.jpg' }, 40097],
    ['what is no address', { media_url: 'a.jpg' }, 40097],
    ['an address that is too long', { media_url: `https://example.com/${'a'.repeat(4096)}` }, 40097],
    ['a film', { media_type: 3 }, 40097],
    ['the kind as text', { media_type: '2' }, 40097],
    ['version 1', { version: 1 }, 47001],
    ['scene 5', { scene: 5 }, 40129],
    ['no scene', { scene: undefined }, 40129],
    ['no openid', { openid: undefined }, 40003],
    ['an unknown openid', { openid: 'o-nobody' }, 40003],
    ['someone who has not opened the mini-program', { openid: cadre.openid }, 61010],
  ])('refuses %s', async (_name, changes, errcode) => {
    expect(await ask(changes)).toMatchObject({ errcode });
    expect(brought).toEqual([]);
  });

  test('refuses two hours after the visit, and over its quotas', async () => {
    Object.assign(wechat.world.options, { picturesAMinute: 1, picturesADay: 2 });
    expect([(await ask()).errcode, (await ask()).errcode]).toEqual([0, 45011]);
    clock += MINUTE;
    expect([(await ask()).errcode, (await ask()).errcode]).toEqual([0, 45009]);
    clock += 119 * MINUTE + 1;
    expect(await ask()).toMatchObject({ errcode: 61010 });
  });

  test('says what it thinks in a message before its answer, and again while it is not answered well, signed anew', async () => {
    await look({ suggest: 'review', comes: 'before' });
    answers = [500, 401];
    const { trace_id: traceId } = await ask();
    expect(wechat.pictureEvents.get(traceId)).toMatchObject({
      ...{ Event: 'wxa_media_check', appid: APP.appId, trace_id: traceId, version: 2, errcode: 0 },
      result: { suggest: 'review' },
    });
    expect(brought.map(({ body }) => Object.keys(JSON.parse(body)))).toEqual(Array(3).fill(['ToUserName', 'Encrypt']));
    expect(new Set(brought.map(({ query }) => query.msg_signature)).size).toBe(3);
    expect(brought.join()).not.toContain(traceId);
    answers = Array(9).fill(500);
    await ask();
    expect(brought).toHaveLength(3 + 4);
  });

  test('says nothing when it is told to, and that it could not fetch what is gone or larger than 10 MB', async () => {
    await look({ comes: 'never' });
    for (const [path, errcode] of [
      ['gone.jpg', -1008],
      ['huge.jpg', -1008],
      ['a.jpg', 0],
    ] as const) {
      const { trace_id: traceId } = await ask({ media_url: `${origin}/${path}` });
      expect(wechat.pictureEvents.get(traceId)).toMatchObject({ errcode });
    }
    expect(brought).toEqual([]);
    expect(await look({ suggest: 'nice' })).toEqual({ message: '"nice" is no opinion' });
    expect(await look({ comes: 'soon' })).toEqual({ message: '"soon" is no way of coming' });
  });

  test('refuses a token it never gave', async () => {
    expect(await post(PATH, {}, { access_token: 'x' })).toMatchObject({ errcode: 40001 });
  });
});

describe('subscribe/send', () => {
  const data = { thing1: { value: '路灯' }, phrase2: { value: '已答复' }, time3: { value: '2026年11月23日 12:00' } };
  const message = { touser: resident.openid, template_id: TEMPLATE, page: 'features/reports/detail/index?id=1', data };
  const send = (changes: object = {}) => withToken('/cgi-bin/message/subscribe/send', { ...message, ...changes });
  const subscribe = () => post('/_dev/subscribe', { openid: resident.openid, templateId: TEMPLATE });

  test('one acceptance, one message', async () => {
    expect(await send()).toMatchObject({ errcode: 43101 });
    await subscribe();
    expect(await send()).toMatchObject({ errcode: 0, msgid: expect.any(Number) });
    expect(await send()).toMatchObject({ errcode: 43101 });
    const { sent } = await get('/_dev/sent', { openid: resident.openid });
    expect(sent).toEqual([
      expect.objectContaining({
        templateId: TEMPLATE,
        data: { thing1: '路灯', phrase2: '已答复', time3: '2026年11月23日 12:00' },
      }),
    ]);
  });

  test.each([
    ['an unknown openid', { touser: 'o-nobody' }, 40003],
    ['an unknown template', { template_id: 'x' }, 40037],
    ['a page that is not in the version', { page: 'pages/none' }, 41030],
    ['a key missing', { data: { thing1: { value: '路灯' }, phrase2: { value: '已答复' } } }, 47003],
    ['a key too many', { data: { ...data, thing4: { value: 'x' } } }, 47003],
    ['a bare value', { data: { ...data, thing1: '路灯' } }, 47003],
    ['data as text', { data: JSON.stringify(data) }, 47003],
    ['21 characters in thing', { data: { ...data, thing1: { value: '一'.repeat(21) } } }, 47003],
    ['an empty value', { data: { ...data, thing1: { value: '' } } }, 47003],
    ['a line break', { data: { ...data, thing1: { value: 'a\nb' } } }, 47003],
    ['letters in phrase', { data: { ...data, phrase2: { value: 'OK' } } }, 47003],
    ['an ISO time', { data: { ...data, time3: { value: '2026-11-23T12:00:00Z' } } }, 47003],
    ['another state', { miniprogram_state: 'x' }, 47001],
  ])('refuses %s, and keeps the acceptance', async (_name, changes, errcode) => {
    await subscribe();
    expect(await send(changes)).toMatchObject({ errcode });
    expect(await send()).toMatchObject({ errcode: 0 });
  });
});

describe('subscribe/send misbehaving', () => {
  const data = { thing1: { value: '路灯' }, phrase2: { value: '已答复' }, time3: { value: '12:00' } };
  const send = () =>
    withToken('/cgi-bin/message/subscribe/send', { touser: resident.openid, template_id: TEMPLATE, data });
  const subscribe = () => post('/_dev/subscribe', { openid: resident.openid, templateId: TEMPLATE });
  const fault = (kind: string, more: object = {}) =>
    post('/_dev/faults', { path: '/cgi-bin/message/subscribe/send', kind, ...more });
  const left = () => get('/_dev/credit', { openid: resident.openid, templateId: TEMPLATE });

  test('an answer that is lost: the message went, and so did the acceptance', async () => {
    await subscribe();
    await fault('answerLost');
    await expect(send()).rejects.toThrow('fetch failed');
    expect([wechat.world.sent.length, await left()]).toEqual([1, { left: 0 }]);
    expect(await send()).toMatchObject({ errcode: 43101 });
  });

  test('any number it is told to refuse with, and the acceptance stays', async () => {
    await subscribe();
    await fault('errcode', { errcode: 45009, times: 2 });
    expect([(await send()).errcode, (await send()).errcode, (await send()).errcode]).toEqual([45009, 45009, 0]);
  });

  test('slowly', async () => {
    await subscribe();
    await fault('slow');
    const started = performance.now();
    expect(await send()).toMatchObject({ errcode: 0 });
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  test('the day’s quota, and the page on which one sees what was received', async () => {
    wechat.world.options.messagesADay = 1;
    await subscribe();
    await subscribe();
    expect([(await send()).errcode, (await send()).errcode]).toEqual([0, 45009]);
    clock += 24 * 60 * MINUTE;
    expect(await send()).toMatchObject({ errcode: 0 });
    const page = await (await fetch(`${wechat.apiBase}/_dev/received`)).text();
    expect(page).toContain('王秀英');
    expect(page).toContain('答复通知');
  });
});

describe('/_dev', () => {
  test('lists people, and refuses what is not a call', async () => {
    expect((await get('/_dev/people')).people).toEqual([resident, cadre]);
    expect(await post('/_dev/login-code', {})).toEqual({ message: '"openid" is missing' });
    expect(await get('/_dev/none')).toEqual({ message: 'Not Found' });
  });

  test('faults: an endpoint fails as often as told, then works', async () => {
    const fault = (kind: string) => post('/_dev/faults', { path: '/cgi-bin/stable_token', kind });
    await fault('systemError');
    expect(await stableToken()).toMatchObject({ errcode: -1 });
    expect(await stableToken()).toHaveProperty('access_token');
    await fault('http500');
    await expect(stableToken()).rejects.toThrow('not valid JSON');
    await fault('reset');
    await expect(stableToken()).rejects.toThrow('fetch failed');
    await fault('timeout');
    const hanging = fetch(`${wechat.apiBase}/cgi-bin/stable_token`, {
      method: 'POST',
      body: '{}',
      signal: AbortSignal.timeout(100),
    });
    await expect(hanging).rejects.toThrow('timeout');
  });
});

describe('getwxacodeunlimit', () => {
  const PATH = '/wxa/getwxacodeunlimit';
  const page = 'features/reports/detail/index';
  const scene = 'v511503002228';

  test('gives a picture as wide as asked', async () => {
    const { access_token } = await stableToken();
    const reply = await fetch(`${wechat.apiBase}${PATH}?${new URLSearchParams({ access_token })}`, {
      method: 'POST',
      body: JSON.stringify({ scene, page, width: 300 }),
    });
    expect(reply.headers.get('content-type')).toBe('image/png');
    const png = Buffer.from(await reply.arrayBuffer());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(300);
  });

  test.each([
    ['no scene', { scene: undefined }, 40169],
    ['33 characters', { scene: 'x'.repeat(33) }, 40169],
    ['Chinese', { scene: '牛角' }, 40129],
    ['a percent sign', { scene: 'a%20b' }, 40129],
    ['a slash before the page', { page: `/${page}` }, 41030],
    ['parameters in the page', { page: `${page}?a=1` }, 41030],
    ['a page that is not released', { page: 'pages/none/index' }, 41030],
    ['too small', { width: 100 }, 40097],
    ['another version', { env_version: 'beta' }, 40097],
  ])('refuses %s', async (_name, changes, errcode) => {
    expect(await withToken(PATH, { scene, page, ...changes })).toMatchObject({ errcode });
  });

  test('takes a page not released yet when told not to look', async () => {
    const { access_token } = await stableToken();
    const reply = await fetch(`${wechat.apiBase}${PATH}?${new URLSearchParams({ access_token })}`, {
      method: 'POST',
      body: JSON.stringify({ scene, page: 'pages/none/index', check_path: false }),
    });
    expect(reply.headers.get('content-type')).toBe('image/png');
  });

  test('refuses a token it never gave', async () => {
    expect(await post(PATH, { scene, page }, { access_token: 'x' })).toMatchObject({ errcode: 40001 });
  });
});

describe('soter/verify_signature', () => {
  const PATH = '/cgi-bin/soter/verify_signature';
  const finger = async (openid: string, challenge = 'act|1') => {
    const { resultJSON, resultJSONSignature } = await post('/_dev/soter', { openid, challenge });
    return { openid, json_string: resultJSON, json_signature: resultJSONSignature };
  };

  test('says yes to what the phone of that person signed, whatever it says, and as often as it is asked', async () => {
    await post('/_dev/soter-enrol', { openid: resident.openid });
    const signed = await finger(resident.openid);
    expect(JSON.parse(signed.json_string)).toMatchObject({ raw: 'act|1', counter: expect.any(Number) });
    for (let times = 0; times < 2; times += 1)
      expect(await withToken(PATH, signed)).toEqual({ errcode: 0, errmsg: 'ok', is_ok: true });
  });

  test('says no to changed words, another’s phone, another signature and a phone without it', async () => {
    for (const { openid } of [resident, cadre]) await post('/_dev/soter-enrol', { openid });
    const signed = await finger(resident.openid);
    const other = await finger(resident.openid, 'act|2');
    for (const changes of [
      { json_string: signed.json_string.replace('act|1', 'act|9') },
      { json_string: `${signed.json_string} ` },
      { json_signature: other.json_signature },
      { json_signature: 'x' },
      { openid: cadre.openid },
    ])
      expect(await withToken(PATH, { ...signed, ...changes })).toMatchObject({ errcode: 0, is_ok: false });
    // Enrolled anew it has another key.
    await post('/_dev/soter-enrol', { openid: resident.openid });
    expect(await withToken(PATH, signed)).toMatchObject({ is_ok: false });
    expect(await post('/_dev/soter', { openid: 'o-none', challenge: 'act' })).toEqual({
      message: 'this phone has no SOTER',
    });
  });

  test('refuses an openid it does not know, what is missing, and a token it never gave', async () => {
    const body = { openid: resident.openid, json_string: '{}', json_signature: 'x' };
    expect(await withToken(PATH, { ...body, openid: 'o-none' })).toMatchObject({ errcode: 40003 });
    expect(await withToken(PATH, { ...body, json_string: undefined })).toMatchObject({ errcode: 40097 });
    expect(await post(PATH, body, { access_token: 'x' })).toMatchObject({ errcode: 40001 });
  });
});
