import { readJson, type Call } from './refusal';
import { receivedPage } from './received-page';
import { COMES, type Fault, FAULTS, type Look, type World } from './world';

/** A wrong call of a developer's: unlike WeChat's refusals it has an HTTP status. */
export class DevError extends Error {}

const textOf = (body: Record<string, unknown>, name: string): string => {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new DevError(`"${name}" is missing`);
  return value;
};

/**
 * `/_dev/*`: what a person does with a phone in their hand, for the H5 development page, the tests and the demonstration.
 * WeChat has nothing like it; it exists only where the simulator runs.
 */
export const devSurface = (world: World): Record<string, (call: Call) => unknown> => ({
  'GET /_dev/people': () => ({ people: [...world.people.values()] }),
  'GET /_dev/sent': ({ query }) => {
    const openid = query.get('openid');
    return { sent: world.sent.filter((message) => !openid || message.openid === openid) };
  },
  'POST /_dev/visit': ({ body }) => {
    world.visit(textOf(readJson(body), 'openid'));
    return {};
  },
  'POST /_dev/login-code': ({ body }) => ({ code: world.issueCode('login', textOf(readJson(body), 'openid')) }),
  /** The phone button, where one is given with this SIM card in the phone. */
  'POST /_dev/phone-code': ({ body }) => {
    const { openid, phone } = readJson(body);
    const of = textOf({ openid }, 'openid');
    if (phone !== undefined) world.changePhone(of, textOf({ phone }, 'phone'));
    return { code: world.issueCode('phone', of) };
  },
  /** Another SIM card in the phone. */
  'POST /_dev/phone': ({ body }) => {
    const { openid, phone } = readJson(body);
    world.changePhone(textOf({ openid }, 'openid'), textOf({ phone }, 'phone'));
    return {};
  },
  /** The phone has SOTER from now on, and a finger is enrolled in it. */
  'POST /_dev/soter-enrol': ({ body }) => {
    world.soter.enrol(textOf(readJson(body), 'openid'));
    return {};
  },
  /** A finger is put on the phone: `wx.startSoterAuthentication`. */
  'POST /_dev/soter': ({ body }) => {
    const sent = readJson(body);
    const signed = world.soter.authenticate(textOf(sent, 'openid'), textOf(sent, 'challenge'));
    if (!signed) throw new DevError('this phone has no SOTER');
    return signed;
  },
  'POST /_dev/subscribe': ({ body }) => {
    const { openid, templateId } = readJson(body);
    world.subscribe(textOf({ openid }, 'openid'), textOf({ templateId }, 'templateId'));
    return {};
  },
  'GET /_dev/credit': ({ query }) => ({
    left: world.creditOf(query.get('openid') ?? '', query.get('templateId') ?? ''),
  }),
  /** What WeChat would have shown on people's phones, for a browser. */
  'GET /_dev/received': () => receivedPage(world),
  /** How it looks at pictures from now on: `{ suggest?, errcode?, comes? }`. */
  'POST /_dev/look': ({ body }) => {
    const { suggest = 'pass', errcode = 0, comes = 'after' } = readJson(body) as Partial<Look>;
    if (!['pass', 'review', 'risky'].includes(suggest)) throw new DevError(`"${suggest}" is no opinion`);
    if (!COMES.includes(comes)) throw new DevError(`"${comes}" is no way of coming`);
    world.look = { suggest, errcode, comes };
    return {};
  },
  /** `{ path, kind, times?, errcode? }`; `{ path, times: 0 }` ends it. */
  'POST /_dev/faults': ({ body }) => {
    const { path, kind = 'systemError', times = 1, errcode } = readJson(body) as { path?: string } & Partial<Fault>;
    if (!FAULTS.includes(kind)) throw new DevError(`"${kind}" is no fault`);
    world.faults.set(textOf({ path }, 'path'), { kind, times, ...(errcode !== undefined && { errcode }) });
    return {};
  },
});
