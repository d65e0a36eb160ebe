import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deliver, Push, World } from './world';

/** WeChat sends a message anew so often when it is not answered well, or not within so long. */
const RETRIES = 3;
const PATIENCE_MS = 5_000;
const RETRY_AFTER_MS = 50;
const BLOCK = 32;

const sha1 = (...parts: string[]) =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

/** AES-256-CBC as WeChat seals: 16 bytes by chance, the length, the words, whose they are; padded to blocks of 32. */
const seal = (text: string, appId: string, aesKey: string): string => {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const words = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(words.length);
  const plain = Buffer.concat([randomBytes(16), length, words, Buffer.from(appId)]);
  const pad = BLOCK - (plain.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]).toString(
    'base64',
  );
};

/** A message as it goes over HTTP: signed over what is sealed, and over the address for those who look at that alone. */
export const messageOf = (event: object, { options, now }: Pick<World, 'options'> & { now: number }, push: Push) => {
  const Encrypt = seal(JSON.stringify(event), options.appId, push.aesKey);
  const [timestamp, nonce] = [String(Math.floor(now / 1000)), randomBytes(5).toString('hex')];
  const { FromUserName: openid = '' } = event as { FromUserName?: string };
  return {
    query: {
      ...{ signature: sha1(push.token, timestamp, nonce), timestamp, nonce, openid, encrypt_type: 'aes' },
      msg_signature: sha1(push.token, timestamp, nonce, Encrypt),
    },
    body: JSON.stringify({ ToUserName: 'gh_local', Encrypt }),
  };
};

/** Brings messages to an address. */
export const deliverTo =
  (address: string): Deliver =>
  async ({ query, body }) => {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${address}?${new URLSearchParams(query)}`, { method: 'POST', headers, body });
    return { status: reply.status, text: await reply.text() };
  };

/** Sends an event, and again, signed anew, when it is not answered with 200 and nothing or `success` in five seconds. */
export const pushEvent = async (world: World, event: object): Promise<void> => {
  const { push } = world.options;
  if (!push) return;
  for (let tries = 0; tries <= RETRIES; tries += 1) {
    if (tries > 0) await sleep(RETRY_AFTER_MS);
    const answer = await Promise.race([
      push.deliver(messageOf(event, { options: world.options, now: world.now() }, push)).catch(() => undefined),
      sleep(PATIENCE_MS, undefined, { ref: false }),
    ]);
    if (answer?.status === 200 && (answer.text === '' || answer.text === 'success')) return;
  }
};
