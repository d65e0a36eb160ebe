import { messageOf } from '../../local/wechat-simulator/push';
import { isFresh, isSigned, opened, signatureOf } from './envelope';

const CONTRACT = { token: 'AAAAA', aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', appId: 'wx1234567890abcdef' };
const EVENT = { Event: 'wxa_media_check', trace_id: '60f96f1d-3845297a-1976a3ae', 说明: '照片' };
const AT = Date.parse('2026-11-29T02:00:00.000Z');

const sent = (event: object = EVENT, appId = CONTRACT.appId) => {
  const push = { ...CONTRACT, deliver: () => Promise.reject(new Error('nobody')) };
  const { query, body } = messageOf(event, { options: { appId, appSecret: '' }, now: AT }, push);
  return { query, sealed: (JSON.parse(body) as { Encrypt: string }).Encrypt };
};

test('the signature of WeChat’s own example', () => {
  // developers.weixin.qq.com, 消息推送: URL 验证.
  expect(signatureOf('AAAAA', '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
});

test('a message of every length is opened as it was sealed', () => {
  for (let letters = 0; letters < 70; letters += 1) {
    const event = { ...EVENT, more: '字'.repeat(letters) };
    expect(JSON.parse(opened(sent(event).sealed, CONTRACT))).toEqual(event);
  }
});

test('what is sealed is signed, with the token, the second and the chance', () => {
  const { query, sealed } = sent();
  const { msg_signature: signature, timestamp, nonce } = query as Record<string, string> & typeof query;
  expect(isSigned(signature, CONTRACT.token, timestamp, nonce, sealed)).toBe(true);
  expect(isSigned(signature, 'BBBBB', timestamp, nonce, sealed)).toBe(false);
  expect(isSigned(signature, CONTRACT.token, timestamp, nonce, `${sealed.slice(0, -4)}AAAA`)).toBe(false);
  expect(isSigned(signature, CONTRACT.token, `${Number(timestamp) + 1}`, nonce, sealed)).toBe(false);
  expect(isSigned(query.signature, CONTRACT.token, timestamp, nonce, sealed)).toBe(false);
  expect(isSigned('', CONTRACT.token, timestamp, nonce, sealed)).toBe(false);
});

test('a message of another app, under another key, or with a bit changed is not opened', () => {
  expect(() => opened(sent(EVENT, 'wxanother').sealed, CONTRACT)).toThrow('of another app');
  expect(() => opened(sent().sealed, { ...CONTRACT, aesKey: 'b'.repeat(43) })).toThrow();
  const bytes = Buffer.from(sent().sealed, 'base64');
  bytes[bytes.length - 1]! ^= 1;
  expect(() => opened(bytes.toString('base64'), CONTRACT)).toThrow();
  for (const none of ['', 'AAAA', 'no base64!']) expect(() => opened(none, CONTRACT)).toThrow();
});

test.each([
  ['now', 0, true],
  ['five minutes before', -300, true],
  ['later than that before', -301, false],
  ['in five minutes', 300, true],
  ['later than that', 301, false],
])('%s is fresh: %s', (_, seconds, fresh) => {
  expect(isFresh(String(AT / 1000 + seconds), new Date(AT).toISOString())).toBe(fresh);
});
