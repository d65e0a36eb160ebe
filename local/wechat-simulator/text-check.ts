import { randomBytes } from 'node:crypto';
import { Refusal, requirePost, type Call } from './refusal';
import type { World } from './world';

const LONGEST = 2500;
/** Words the simulator finds fault with, and WeChat's label for each. WeChat's own judgement is its own. */
const RISKY: Record<string, number> = { 赌博: 20006, 代开发票: 20008, 加微信领红包: 10001, 王八蛋: 20003 };
const REVIEW: Record<string, number> = { 小广告: 10001, 需要复核: 21000 };

/** `POST /wxa/msg_sec_check`, version 2. */
export const textCheck = (world: World) => (call: Call) => {
  const body = requirePost(call);
  const { content, openid, scene, version, title = '', nickname = '' } = body;
  if (typeof content !== 'string' || content === '') throw new Refusal(44002, 'empty post data');
  // Chinese sent as \uXXXX is not recognised by WeChat: it would pass everything.
  if (/\\u[4-9][0-9a-f]{3}/i.test(call.body)) throw new Refusal(47001, 'data format error: content must be raw UTF-8');
  if (version !== 2) throw new Refusal(47001, 'data format error: version must be 2');
  if (![1, 2, 3, 4].includes(scene as number)) throw new Refusal(40129, 'invalid scene');
  if ([...content].length > LONGEST) throw new Refusal(45002, 'content size out of limit');
  if (typeof openid !== 'string' || !world.people.has(openid)) throw new Refusal(40003, 'invalid openid');
  if (!world.visitedLately(openid)) throw new Refusal(61010, 'code is expired: user has not visited in 2 hours');
  const text = `${String(title)}${String(nickname)}${content}`;
  const of = (words: Record<string, number>) => Object.entries(words).find(([word]) => text.includes(word));
  const [suggest, found] = of(RISKY) ? ['risky', of(RISKY)] : of(REVIEW) ? ['review', of(REVIEW)] : ['pass', undefined];
  const label = found?.[1] ?? 100;
  return {
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
    detail: [
      { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
      // Real answers carry a keyword item with nothing else in it when no word was found.
      { strategy: 'keyword', errcode: 0, ...(found && { suggest, label, level: 20, keyword: found[0] }) },
    ],
    trace_id: randomBytes(16).toString('hex'),
  };
};
