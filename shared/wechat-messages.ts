import { defineRoute } from './route';
import * as z from './zod';

/** What stands in the address of everything that WeChat sends; the digits of a second, and what it was signed with. */
const Signed = {
  timestamp: z.string().check(z.regex(/^\d{1,12}$/)),
  nonce: z.string().check(z.maxLength(64)),
};
const Signature = z.string().check(z.regex(/^[0-9a-f]{40}$/));

/** The console of the mini-program asks once whether the address is ours; it compares the bytes of the answer. */
export const confirmWechatMessages = defineRoute({
  id: 'confirmWechatMessages',
  method: 'GET',
  path: '/wechat/messages',
  summary: 'Says back what WeChat says when it is told where messages go (消息推送 URL 验证)',
  access: 'public',
  query: z.object({ ...Signed, signature: Signature, echostr: z.string().check(z.maxLength(200)) }),
  response: z.string(),
  isText: true,
  errors: ['wechat.notSigned'],
});

/** 安全模式 with JSON: what is signed is the sealed text, and what it says is known by the key alone. */
export const receiveWechatMessage = defineRoute({
  id: 'receiveWechatMessage',
  method: 'POST',
  path: '/wechat/messages',
  summary: 'Takes in what WeChat says by itself, signed and sealed by it: what it thinks of a picture (消息推送)',
  access: 'public',
  query: z.object({ ...Signed, msg_signature: Signature }),
  body: z.object({ Encrypt: z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/), z.maxLength(60_000)) }),
  response: z.literal('success'),
  isText: true,
  errors: ['wechat.notSigned'],
});
