import { randomBytes } from 'node:crypto';
import { Refusal, type Call } from './refusal';
import type { World } from './world';

const PER_MINUTE = 100;

/** `GET /sns/jscode2session`. */
export const login = (world: World) => {
  const calls = new Map<string, number[]>();
  return ({ method, query }: Call) => {
    if (method !== 'GET') throw new Refusal(43001, 'require GET method');
    const { appId, appSecret } = world.options;
    if (!query.get('appid')) throw new Refusal(41002, 'appid missing');
    if (!query.get('secret')) throw new Refusal(41004, 'appsecret missing');
    if (!query.get('js_code')) throw new Refusal(41008, 'missing code');
    if (query.get('grant_type') !== 'authorization_code') throw new Refusal(40002, 'invalid grant_type');
    if (query.get('appid') !== appId) throw new Refusal(40013, 'invalid appid');
    if (query.get('secret') !== appSecret) throw new Refusal(40125, 'invalid appsecret');
    const redeemed = world.redeem('login', query.get('js_code'));
    if (redeemed === 'used') throw new Refusal(40163, 'code been used');
    if (redeemed === 'invalid') throw new Refusal(40029, 'invalid code');
    const { openid } = redeemed;
    const lately = (calls.get(openid) ?? []).filter((at) => at > world.now() - 60_000);
    if (lately.length >= PER_MINUTE)
      throw new Refusal(45011, 'api minute-quota reach limit mustslower retry next minute');
    calls.set(openid, [...lately, world.now()]);
    return { session_key: randomBytes(16).toString('base64'), openid };
  };
};
