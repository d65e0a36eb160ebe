import { randomBytes } from 'node:crypto';
import { pushEvent } from './push';
import { type Call, Refusal, requirePost } from './refusal';
import type { Look, World } from './world';

/** WeChat says nothing of how long an address may be; a presigned one with a session's token has 2,000 letters. Ours. */
const LONGEST_URL = 4096;
const LARGEST = 10 * 1024 * 1024;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** WeChat could not fetch it. */
const NOT_FETCHED = -1008;
const RISKY_LABEL = 20002;

const isFetchable = (url: string, storageOrigin: string | undefined): boolean =>
  URL.canParse(url) && (new URL(url).protocol === 'https:' || new URL(url).origin === storageOrigin);

/** As WeChat does, right after it was asked. */
const fetchable = async (url: string): Promise<boolean> => {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return reply.ok && (await reply.arrayBuffer()).byteLength <= LARGEST;
  } catch {
    return false;
  }
};

/** What is said of each picture that was looked at, by the name of the asking: for tests that bring it when they want. */
export type Events = Map<string, object>;

/** `POST /wxa/media_check_async`, version 2: answers with a name, and says what it thinks in a message of its own. */
export const mediaCheck = (world: World, events: Events) => {
  const asked: number[] = [];
  const count = () => {
    const { picturesAMinute = 2_000, picturesADay = 200_000 } = world.options;
    const now = world.now();
    while (asked[0] !== undefined && asked[0] <= now - DAY_MS) asked.shift();
    if (asked.length >= picturesADay) throw new Refusal(45009, 'reach max api daily quota limit');
    if (asked.filter((at) => at > now - MINUTE_MS).length >= picturesAMinute)
      throw new Refusal(45011, 'api minute-quota reached limit');
    asked.push(now);
  };

  const eventOf = async (traceId: string, { url, openid }: { url: string; openid: string }, look: Look) => {
    const errcode = look.errcode !== 0 ? look.errcode : (await fetchable(url)) ? 0 : NOT_FETCHED;
    const result = { suggest: look.suggest, label: look.suggest === 'pass' ? 100 : RISKY_LABEL };
    return {
      ...{ ToUserName: 'gh_local', FromUserName: openid, CreateTime: Math.floor(world.now() / 1000) },
      ...{ MsgType: 'event', Event: 'wxa_media_check', appid: world.options.appId, trace_id: traceId, version: 2 },
      ...(errcode === 0 && { detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }], result }),
      ...{ errcode, errmsg: errcode === 0 ? 'ok' : 'failed' },
    };
  };

  return async (call: Call) => {
    const { media_url: url, media_type: type, version, scene, openid } = requirePost(call);
    if (typeof url !== 'string' || url === '') throw new Refusal(44002, 'empty media_url');
    if (url.length > LONGEST_URL || !isFetchable(url, world.options.storageOrigin))
      throw new Refusal(40097, 'invalid args: media_url');
    // 1 is sound; films are not looked at.
    if (type !== 1 && type !== 2) throw new Refusal(40097, 'invalid args: media_type');
    if (version !== 2) throw new Refusal(47001, 'data format error: version must be 2');
    if (![1, 2, 3, 4].includes(scene as number)) throw new Refusal(40129, 'invalid scene');
    if (typeof openid !== 'string' || !world.people.has(openid)) throw new Refusal(40003, 'invalid openid');
    if (!world.visitedLately(openid)) throw new Refusal(61010, 'code is expired: user has not visited in 2 hours');
    count();
    const traceId = `${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`;
    const look = { ...world.look };
    const event = await eventOf(traceId, { url, openid }, look);
    events.set(traceId, event);
    if (look.comes === 'before') await pushEvent(world, event);
    if (look.comes === 'after' || look.comes === 'twice')
      setTimeout(() => {
        void pushEvent(world, event).then(() => (look.comes === 'twice' ? pushEvent(world, event) : undefined));
      }, 0);
    return { errcode: 0, errmsg: 'ok', trace_id: traceId };
  };
};
