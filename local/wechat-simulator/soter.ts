import {
  constants,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import { Refusal, requirePost, type Call } from './refusal';
import type { World } from './world';

/** SHA256withRSA/PSS with a salt of 20 bytes, as SOTER signs (https://github.com/Tencent/soter, wiki). */
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 20 };

interface Device {
  key: KeyObject;
  counter: number;
  cpuId: string;
}

/** The phones whose hardware signs what their holder has put a face or a finger to: a key for each, which never leaves it. */
export class SoterDevices {
  readonly #devices = new Map<string, Device>();

  /** Somebody's phone has SOTER, and a finger is enrolled in it. */
  enrol(openid: string): void {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.#devices.set(openid, { key: privateKey, counter: 1, cpuId: randomBytes(16).toString('hex') });
  }

  /** What `wx.startSoterAuthentication` gives; undefined where the phone has none of it. */
  authenticate(openid: string, challenge: string): { resultJSON: string; resultJSONSignature: string } | undefined {
    const device = this.#devices.get(openid);
    if (!device) return undefined;
    device.counter += 1;
    const { counter, cpuId } = device;
    const result = { raw: challenge, fid: '1', counter, tee_n: 'sim', tee_v: '1', fp_n: 'sim', fp_v: '1' };
    const resultJSON = JSON.stringify({ ...result, cpu_id: cpuId, uid: '10001' });
    const signature = sign('sha256', Buffer.from(resultJSON), { key: device.key, ...PSS });
    return { resultJSON, resultJSONSignature: signature.toString('base64') };
  }

  isSignedBy(openid: string, json: string, signature: string): boolean {
    const device = this.#devices.get(openid);
    if (!device) return false;
    const key = { key: createPublicKey(device.key), ...PSS };
    return verify('sha256', Buffer.from(json), key, Buffer.from(signature, 'base64'));
  }
}

/**
 * `POST /cgi-bin/soter/verify_signature`: whether the phone of `openid` signed these bytes. It knows nothing of what was to be signed, nor
 * whether it saw them before: that is for its caller.
 */
export const soterSignature = (world: World) => (call: Call) => {
  const { openid, json_string, json_signature } = requirePost(call);
  if (typeof openid !== 'string' || !world.people.has(openid)) throw new Refusal(40003, 'invalid openid');
  if (typeof json_string !== 'string' || typeof json_signature !== 'string') throw new Refusal(40097, 'invalid args');
  return { errcode: 0, errmsg: 'ok', is_ok: world.soter.isSignedBy(openid, json_string, json_signature) };
};
