import { generateKeyPairSync } from 'node:crypto';
import { isFromWechat, isSigned, linesOf, openResource, payRequestOf, signed } from './signature';

const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { format: 'der', type: 'spki' },
  privateKeyEncoding: { format: 'der', type: 'pkcs8' },
});
const [signingKey, publicKey] = [pair.privateKey.toString('base64'), pair.publicKey.toString('base64')];
const contract = {
  ...{ apiBase: '', appId: 'wx8888888888888888', merchantId: '1900000109', serial: 'A', signingKey, notifyBase: '' },
  platformKeys: { PUB_KEY_ID_1: publicKey },
  apiKey: '0123456789abcdef0123456789abcdef',
};
const AT = '2019-04-02T13:13:00.000Z';
const seconds = (offset = 0) => String(Date.parse(AT) / 1000 + offset);

/** Made with WeChat's own sample; see docs/adr/0080. */
const NOTICE = {
  nonce: 'fdasflkja484',
  associated_data: 'mch_payment',
  ciphertext:
    'DUcegK33A8MEOgdCtMPWwAZrzVDy3c3PSUd0cH0pooW2ZVVBwNA1f8HQO4CcjL0JWre0qFQkgEGqrNKUIN+kTJh+EPhkmnsvdRJ9T3wOBs8X61CN9RkOhHXmZN3DU9LZUw6dzRiM0j4bGD2gPREMzUWGaTJewLpY3S75d0FTuItBbvO1qkV4L3PO4nH89qT9MI7AbIhlXYVaJ1LACvuVh86tjUOTGGTFYaUdrZgHXJdOeid51D8zurYZDd9oLlnluxbs5ObZ89GvOhUnM9uRGyAqxCINa9RhneJoyzZGBVhOSPbEf9K5VNKPisOc2A96Sw4h6zE8oEMj99PgkVOlIw7/QhZt6euweI76BFIo+AF5Wh6xZXxISJra2b0qE48ytvJbSGzRjKkI8Q==',
};

test('each line that is signed ends in a line feed, an empty body’s too', () => {
  const url = '/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/plfk2020042013';
  expect(linesOf('GET', url, '1554208460', '593BEC0C930BF1AFEB40B4A08C8FB242', '')).toBe(
    `GET\n${url}\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n`,
  );
  expect(linesOf('1554209980', 'NONCE', '')).toBe('1554209980\nNONCE\n\n');
});

test('what a phone pays with is signed over its four lines', () => {
  const request = payRequestOf(contract, 'wx201410272009395522657a690389285100', '2014-10-27T12:08:19.000Z', 'N');
  const text = `wx8888888888888888\n${request.timeStamp}\nN\nprepay_id=wx201410272009395522657a690389285100\n`;
  expect(request.timeStamp).toBe('1414411699');
  expect(isSigned(text, request.paySign, publicKey)).toBe(true);
});

test('a notice opens under the APIv3 key, and with one bit changed it does not', () => {
  expect(JSON.parse(openResource(NOTICE, contract.apiKey))).toMatchObject({ mchid: '1900001109', state: 'SUCCESS' });
  const bytes = Buffer.from(NOTICE.ciphertext, 'base64');
  bytes[20]! ^= 1;
  expect(() => openResource({ ...NOTICE, ciphertext: bytes.toString('base64') }, contract.apiKey)).toThrow();
  const noTag = Buffer.concat([Buffer.from(NOTICE.ciphertext, 'base64').subarray(0, -16), Buffer.alloc(16)]);
  expect(() => openResource({ ...NOTICE, ciphertext: noTag.toString('base64') }, contract.apiKey)).toThrow();
  expect(() => openResource({ ...NOTICE, associated_data: 'other' }, contract.apiKey)).toThrow();
});

describe('what WeChat wrote', () => {
  const headersOf = (timestamp: string, body: string, more: object = {}) => ({
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': 'NONCE',
    'wechatpay-serial': 'PUB_KEY_ID_1',
    'wechatpay-signature': signed(linesOf(timestamp, 'NONCE', body), signingKey),
    ...more,
  });
  const isTheirs = (headers: Record<string, string | undefined>, body = '{}') =>
    isFromWechat(headers, body, contract, AT);

  test.each([
    ['with a body', '{"a":1}', 0],
    ['without one', '', 0],
    ['almost five minutes old', '{}', -299],
  ])('is known by its signature: %s', (_, body, offset) =>
    expect(isTheirs(headersOf(seconds(offset), body), body)).toBe(true),
  );

  test.each<[string, Record<string, string | undefined>]>([
    ['five minutes old', headersOf(seconds(-300), '{}')],
    ['five minutes ahead', headersOf(seconds(300), '{}')],
    ['in milliseconds', headersOf(`${seconds()}000`, '{}')],
    ['of other bytes', headersOf(seconds(), '{ }')],
    ['of a key we do not know', headersOf(seconds(), '{}', { 'wechatpay-serial': 'PUB_KEY_ID_2' })],
    ['of a name that every object has', headersOf(seconds(), '{}', { 'wechatpay-serial': 'constructor' })],
    ['of nobody', headersOf(seconds(), '{}', { 'wechatpay-serial': undefined })],
    ['without a nonce', headersOf(seconds(), '{}', { 'wechatpay-nonce': undefined })],
    ['wrong on purpose', headersOf(seconds(), '{}', { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/abc' })],
  ])('is not what is %s', (_, headers) => expect(isTheirs(headers)).toBe(false));
});
