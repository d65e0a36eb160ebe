import { confirmWechatMessages } from '@shared/wechat-messages';
import { LOCAL_WECHAT_PUSH } from '../../local/environment';
import { callApi } from '../../tests/support/api';
import { signatureOf } from './envelope';

const asked = { timestamp: '1714036504', nonce: '1514711492', echostr: '4375120948345356249' };
const signature = signatureOf(LOCAL_WECHAT_PUSH.token, asked.timestamp, asked.nonce);

test('what WeChat says is said back byte for byte, and no number or JSON is made of it', async () => {
  const { status, body, headers } = await callApi(confirmWechatMessages, { query: { ...asked, signature } });
  expect([status, body, headers['content-type']]).toEqual([200, asked.echostr, 'text/plain; charset=utf-8']);
});

test('what is not signed by it is not', async () => {
  for (const query of [
    { ...asked, signature: '0'.repeat(40) },
    { ...asked, signature, nonce: 'other' },
  ])
    expect(await callApi(confirmWechatMessages, { query })).toMatchObject({
      status: 401,
      body: { code: 'wechat.notSigned' },
    });
});

test('where no messages are taken, nobody has one to bring', async () => {
  const { WECHAT_PUSH_TOKEN } = process.env;
  process.env.WECHAT_PUSH_TOKEN = '';
  const { status } = await callApi(confirmWechatMessages, { query: { ...asked, signature } });
  process.env.WECHAT_PUSH_TOKEN = WECHAT_PUSH_TOKEN;
  expect(status).toBe(401);
});
