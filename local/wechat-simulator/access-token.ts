import { randomBytes } from 'node:crypto';
import { Refusal, requirePost, type Call } from './refusal';
import type { World } from './world';

const VALID_MS = 7200_000;
const OVERLAP_MS = 300_000;
const FORCED_APART_MS = 30_000;
const FORCED_A_DAY = 20;
const DAY_MS = 24 * 3600_000;

interface Token {
  value: string;
  expiresAt: number;
}

/** `POST /cgi-bin/stable_token`, and the check of the token at every other endpoint. */
export const accessTokens = (world: World) => {
  let tokens: Token[] = [];
  let forcedAt: number[] = [];

  const issue = (): Token => {
    const token = { value: `local_${randomBytes(60).toString('base64url')}`, expiresAt: world.now() + VALID_MS };
    tokens = [token, ...tokens].slice(0, 3);
    return token;
  };

  /** Kills the token at once. Calls less than 30 seconds apart do not refresh; the 21st in a day is refused. */
  const force = () => {
    const now = world.now();
    forcedAt = forcedAt.filter((at) => at > now - DAY_MS);
    if (forcedAt.some((at) => at > now - FORCED_APART_MS)) return;
    if (forcedAt.length >= FORCED_A_DAY) throw new Refusal(45009, 'reach max api daily quota limit');
    forcedAt.push(now);
    tokens = [];
  };

  return {
    stableToken: (call: Call) => {
      const body = requirePost(call);
      if (body.grant_type !== 'client_credential') throw new Refusal(40002, 'invalid grant_type');
      if (!body.appid) throw new Refusal(41002, 'appid missing');
      if (!body.secret) throw new Refusal(41004, 'appsecret missing');
      if (body.appid !== world.options.appId) throw new Refusal(40013, 'invalid appid');
      if (body.secret !== world.options.appSecret) throw new Refusal(40125, 'invalid appsecret');
      if (body.force_refresh === true) force();
      // Renewed five minutes early: for those five minutes the old one and the new one both work.
      const newest = tokens[0];
      const token = newest && newest.expiresAt - OVERLAP_MS > world.now() ? newest : issue();
      return { access_token: token.value, expires_in: Math.floor((token.expiresAt - world.now()) / 1000) };
    },
    check: ({ query }: Call) => {
      const given = query.get('access_token');
      if (!given) throw new Refusal(41001, 'access_token missing');
      const token = tokens.find(({ value }) => value === given);
      if (!token) throw new Refusal(40001, 'invalid credential, access_token is invalid or not latest');
      if (token.expiresAt <= world.now()) throw new Refusal(42001, 'access_token expired');
    },
  };
};
