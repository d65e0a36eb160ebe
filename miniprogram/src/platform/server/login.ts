import Taro from '@tarojs/taro';
import { AppError } from '@shared/errors';
import { signIn, signOut } from '@shared/identity/identity';
import { call } from './call';
import { clearSession, getTokens, setSession } from './session';
import { readStored, store } from '../storage';

/** Signs in with WeChat: its code becomes a session. Throws AppError (`wechat.*`) or NetworkError. */
export async function signInWithWechat(): Promise<void> {
  // On H5 Taro.login resolves without a code, so nothing is asked of it there.
  const { code } = await Taro.login();
  await signInWithCode(code);
}

export async function signInWithCode(code: string): Promise<void> {
  setSession(await call(signIn, { body: { code } }));
}

/** Ends this session, here in any case and on the server if it can be reached. */
export async function signOutHere(): Promise<void> {
  if (getTokens()) await call(signOut).catch(() => undefined);
  clearSession();
}

/** A person of the local stack, to sign in as where there is no WeChat. */
export interface DemoPerson {
  openid: string;
  name: string;
  note: string;
}

const DEMO = 'dev.openid';

async function askSimulator<T>(path: string, body?: object): Promise<T> {
  const { statusCode, data } = await Taro.request<T>({
    url: `/_dev/${path}`,
    method: body ? 'POST' : 'GET',
    header: { 'content-type': 'application/json' },
    ...(body && { data: JSON.stringify(body) }),
  });
  if (statusCode !== 200) throw new AppError('wechat.unavailable');
  return data;
}

/** The demo people of the local stack: its simulator of WeChat knows them. */
export const listDemoPeople = async (): Promise<DemoPerson[]> =>
  (await askSimulator<{ people: DemoPerson[] }>('people')).people;

/** Signs in as a demo person: the simulator gives the code that wx.login would have given. */
export async function signInAsDemo(openid: string): Promise<void> {
  store(DEMO, openid);
  await signInWithCode((await askSimulator<{ code: string }>('login-code', { openid })).code);
}

/** The code that WeChat's phone-number button would have given, for the demo person signed in. */
export const demoPhoneCode = async (): Promise<string> =>
  (await askSimulator<{ code: string }>('phone-code', { openid: readStored<string>(DEMO) ?? '' })).code;

/** Agrees, as the demo person signed in, to one more reminder of each template: what a tap in WeChat's own window would do. */
export async function demoSubscribe(templateIds: readonly string[]): Promise<void> {
  const openid = readStored<string>(DEMO) ?? '';
  for (const templateId of templateIds) await askSimulator('subscribe', { openid, templateId });
}

/** Pays as the demo person signed in, by WeChat's appointment: what a fingerprint on its own page would do. */
export const demoPay = (appointment: string): Promise<unknown> =>
  askSimulator('pay', { openid: readStored<string>(DEMO) ?? '', package: appointment });
