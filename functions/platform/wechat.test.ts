import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setClock } from './clock';
import { checkText, code2Session, forgetAccessToken, phoneNumberOf, sendSubscription, verifySoter } from './wechat';

/** WeChat's side as a script: each path answers from its list, the last answer again and again. */
type Reply = object | 'hang' | 'bad gateway' | 'not json';
const script: Record<string, Reply[]> = {};
interface Seen {
  path: string;
  query: Record<string, string>;
  body: Record<string, unknown>;
}
let seen: Seen[] = [];
const calls = (path: string) => seen.filter((call) => call.path === path);

const server = http.createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://wechat.local');
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
    seen.push({ path: url.pathname, query: Object.fromEntries(url.searchParams), body });
    const replies = script[url.pathname] ?? [];
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply === 'hang') return;
    if (reply === 'bad gateway') return void response.writeHead(502).end('<html>');
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(reply === 'not json' ? '<html>' : JSON.stringify(reply ?? { errcode: 40066 }));
  });
});

const LOGIN = '/sns/jscode2session';
const TOKEN = '/cgi-bin/stable_token';
const PHONE = '/wxa/business/getuserphonenumber';
const CHECK = '/wxa/msg_sec_check';
const SOTER = '/cgi-bin/soter/verify_signature';
const SEND = '/cgi-bin/message/subscribe/send';

let printed = '';
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  Object.assign(process.env, {
    WECHAT_API_BASE: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    WECHAT_APP_ID: 'wx-ours',
    WECHAT_APP_SECRET: 'app-secret-x',
  });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  for (const path of Object.keys(script)) delete script[path];
  script[TOKEN] = [{ access_token: 'token-1', expires_in: 7200 }];
  seen = [];
  forgetAccessToken();
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  expect(printed).not.toMatch(/secret-x|code-x|openid-x|token-|session-key/);
});

describe('code2Session', () => {
  test.each([
    { openid: 'openid-x', session_key: 'session-key' },
    { openid: 'openid-x', session_key: 'session-key', errcode: 0 },
  ])('signs in with %j, and keeps no session key', async (reply) => {
    script[LOGIN] = [reply];
    expect(await code2Session('code-x')).toEqual({ openid: 'openid-x' });
    expect(calls(LOGIN)[0]?.query).toEqual({
      appid: 'wx-ours',
      secret: 'app-secret-x',
      js_code: 'code-x',
      grant_type: 'authorization_code',
    });
  });

  test.each<[Reply, string]>([
    [{ errcode: 40029, errmsg: 'invalid code' }, 'wechat.codeInvalid'],
    [{ errcode: 40163, errmsg: 'code been used' }, 'wechat.codeInvalid'],
    [{ errcode: 40226, errmsg: 'code blocked' }, 'wechat.blocked'],
    [{ errcode: -1, errmsg: 'system error' }, 'wechat.unavailable'],
    [{ errcode: 45011 }, 'wechat.unavailable'],
    [{ errcode: 40029, openid: 'openid-x' }, 'wechat.codeInvalid'],
    [{ openid: '' }, 'wechat.unavailable'],
    ['bad gateway', 'wechat.unavailable'],
    ['not json', 'wechat.unavailable'],
  ])('%j is %s', async (reply, code) => {
    script[LOGIN] = [reply];
    await expect(code2Session('code-x')).rejects.toMatchObject({ code });
  });

  test('no answer in three seconds is wechat.unavailable', async () => {
    script[LOGIN] = ['hang'];
    await expect(code2Session('code-x')).rejects.toMatchObject({ code: 'wechat.unavailable' });
    expect(printed).toContain('wechat.timeout');
  });
});

describe('the access token', () => {
  const ok = { errcode: 0, result: { suggest: 'pass' } };
  const check = () => checkText({ openid: 'openid-x', text: '好', scene: 2 });

  test('is fetched once for many calls, without force', async () => {
    script[CHECK] = [ok];
    await Promise.all([check(), check(), check()]);
    await check();
    expect(calls(TOKEN).map(({ body }) => body.force_refresh)).toEqual([false]);
    expect(calls(CHECK).map(({ query }) => query.access_token)).toEqual(Array(4).fill('token-1'));
  });

  test('is fetched again five minutes before it ends', async () => {
    script[CHECK] = [ok];
    const started = Date.now();
    const restore = setClock(() => new Date(started));
    await check();
    restore();
    const restoreSoon = setClock(() => new Date(started + 6_899_000));
    await check();
    expect(calls(TOKEN)).toHaveLength(1);
    restoreSoon();
    const restoreLate = setClock(() => new Date(started + 6_901_000));
    await check();
    restoreLate();
    expect(calls(TOKEN)).toHaveLength(2);
  });

  test.each([40001, 42001, 40014])('refused with %d is fetched anew, and the call made once more', async (errcode) => {
    script[TOKEN] = [
      { access_token: 'token-1', expires_in: 7200 },
      { access_token: 'token-2', expires_in: 7200 },
    ];
    script[CHECK] = [{ errcode }, ok];
    expect(await check()).toBe('pass');
    expect(calls(CHECK).map(({ query }) => query.access_token)).toEqual(['token-1', 'token-2']);
  });

  test('refused again is given up', async () => {
    script[CHECK] = [{ errcode: 40001 }];
    expect(await check()).toBe('unknown');
    expect(calls(CHECK)).toHaveLength(2);
    expect(calls(TOKEN).every(({ body }) => body.force_refresh === false)).toBe(true);
  });
});

describe('phoneNumberOf', () => {
  const info = (change: object = {}) => ({
    errcode: 0,
    phone_info: { purePhoneNumber: '13800001111', countryCode: '86', watermark: { appid: 'wx-ours' }, ...change },
  });

  test.each([
    [info(), '13800001111'],
    [info({ countryCode: 86 }), '13800001111'],
    [info({ countryCode: '852', purePhoneNumber: '91234567' }), '+85291234567'],
  ])('%j is %s', async (reply, phone) => {
    script[PHONE] = [reply];
    expect(await phoneNumberOf('code-x', 'openid-x')).toBe(phone);
    expect(calls(PHONE)[0]?.body).toEqual({ code: 'code-x', openid: 'openid-x' });
  });

  test.each<[Reply, string]>([
    [info({ watermark: { appid: 'wx-theirs' } }), 'identity.phoneInvalid'],
    [info({ watermark: undefined }), 'identity.phoneInvalid'],
    [info({ purePhoneNumber: '' }), 'identity.phoneInvalid'],
    [{ errcode: 40029 }, 'identity.phoneInvalid'],
    [{ errcode: 40003 }, 'identity.phoneInvalid'],
    [{ errcode: -1 }, 'wechat.unavailable'],
    ['bad gateway', 'wechat.unavailable'],
  ])('%j is refused with %s', async (reply, code) => {
    script[PHONE] = [reply];
    await expect(phoneNumberOf('code-x', 'openid-x')).rejects.toMatchObject({ code });
  });
});

describe('verifySoter', () => {
  const signed = { openid: 'openid-x', json: '{"raw":"secret-x"}', signature: 'secret-x' };

  test.each([true, false])('is what WeChat says: %s', async (is_ok) => {
    script[SOTER] = [{ errcode: 0, errmsg: 'ok', is_ok }];
    expect(await verifySoter(signed)).toBe(is_ok);
    expect(calls(SOTER)[0]?.body).toEqual({
      openid: 'openid-x',
      json_string: signed.json,
      json_signature: signed.signature,
    });
  });

  test.each<Reply>([
    { errcode: 0, errmsg: 'ok' },
    { errcode: 0, is_ok: 'true' },
    { errcode: 48001, is_ok: true },
    { errcode: -1 },
    'bad gateway',
    'not json',
  ])('%j lets nothing pass', async (reply) => {
    script[SOTER] = [reply];
    await expect(verifySoter(signed)).rejects.toMatchObject({ code: 'wechat.unavailable' });
  });
});

describe('checkText', () => {
  const suggest = (verdict: string) => ({ errcode: 0, result: { suggest: verdict } });
  const check = (text: string) => checkText({ openid: 'openid-x', text, scene: 2 });

  test.each<[Reply, string]>([
    [suggest('pass'), 'pass'],
    [suggest('review'), 'review'],
    [suggest('risky'), 'risky'],
    [suggest('new word'), 'unknown'],
    [{ errcode: 0 }, 'unknown'],
    [{ errcode: 61010 }, 'unknown'],
    [{ errcode: -1, result: { suggest: 'pass' } }, 'unknown'],
    ['bad gateway', 'unknown'],
    ['not json', 'unknown'],
  ])('%j is %s', async (reply, verdict) => {
    script[CHECK] = [reply];
    expect(await check('路修得好')).toBe(verdict);
    expect(calls(CHECK)[0]?.body).toEqual({ content: '路修得好', version: 2, scene: 2, openid: 'openid-x' });
  });

  test('no token is unknown', async () => {
    script[TOKEN] = [{ errcode: 40125 }];
    expect(await check('好')).toBe('unknown');
    expect(printed).toContain('wechat.40125');
  });

  test('nothing written needs no check', async () => {
    expect(await check(' \n ')).toBe('pass');
    expect(seen).toEqual([]);
  });

  test('a long text is checked in parts that overlap, and its worst part counts', async () => {
    script[CHECK] = [suggest('pass'), suggest('review'), suggest('pass')];
    const text = Array.from({ length: 6000 }, (_, i) => String.fromCodePoint(0x20000 + i)).join('');
    expect(await check(text)).toBe('review');
    const parts = calls(CHECK).map(({ body }) => [...String(body.content)]);
    expect(parts.map(({ length }) => length)).toEqual([2500, 2500, 1200]);
    expect(parts[0]?.slice(-100)).toEqual(parts[1]?.slice(0, 100));
    expect([...parts[0]!, ...parts[1]!.slice(100), ...parts[2]!.slice(100)].join('')).toBe(text);
  });

  test('2500 characters are one part, and risky ends it', async () => {
    script[CHECK] = [suggest('risky')];
    expect(await check('好'.repeat(2500))).toBe('risky');
    expect(await check('好'.repeat(5000))).toBe('risky');
    expect(calls(CHECK)).toHaveLength(2);
  });
});

describe('sendSubscription', () => {
  const send = () =>
    sendSubscription({
      openid: 'openid-x',
      templateId: 'template',
      page: 'pages/home/index',
      data: { thing1: '您反映的事有答复了\n请点开看看答复的内容并评一评', phrase2: '已经答复了' },
    });

  test('wraps each value, on one line and as long as it may be', async () => {
    script[SEND] = [{ errcode: 0 }];
    expect(await send()).toBe('sent');
    expect(calls(SEND)[0]?.body).toEqual({
      touser: 'openid-x',
      template_id: 'template',
      page: 'pages/home/index',
      data: { thing1: { value: '您反映的事有答复了 请点开看看答复的内容' }, phrase2: { value: '已经答复了' } },
    });
  });

  test.each<[Reply, string]>([
    [{ errcode: 43101 }, 'refused'],
    [{ errcode: 47003 }, 'rejected'],
    [{ errcode: 40037 }, 'rejected'],
    [{ errcode: -1 }, 'unavailable'],
    [{ errcode: 45009 }, 'unavailable'],
    [{ errcode: 45011 }, 'unavailable'],
    ['bad gateway', 'unknown'],
    ['not json', 'unknown'],
    [{}, 'unknown'],
  ])('%j is %s, and is sent once', async (reply, result) => {
    script[SEND] = [reply];
    expect(await send()).toBe(result);
    expect(calls(SEND)).toHaveLength(1);
  });
});
