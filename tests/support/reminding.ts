import { randomUUID } from 'node:crypto';
import { addSubscriptions, listSubscriptions, type ReminderGroup } from '@shared/messages/subscriptions';
import { LOCAL_SMS, LOCAL_TEMPLATES, LOCAL_WECHAT_APP } from '../../local/environment';
import { type SmsSimulator, startSmsSimulator } from '../../local/sms-simulator/simulator';
import { startWeChatSimulator, type WeChatSimulator } from '../../local/wechat-simulator/simulator';
import { callApi, signInAs } from './api';
import { everyRow } from './every-row';
import { setClock } from '../../functions/platform/clock';
import { forgetAccessToken } from '../../functions/platform/wechat';
import { handler as sendOutgoing } from '../../functions/messages/outgoing/send-outgoing';
import type { Outgoing } from '../../functions/messages/outgoing/outgoing';
import { tellAccount } from '../../functions/messages/tell';

/** Nine in the morning in China. */
export const MORNING = '2026-11-23T01:00:00.000Z';
const TEMPLATE: Record<ReminderGroup, string> = { progress: 'local-template-progress', work: 'local-template-work' };
export const SEND = '/cgi-bin/message/subscribe/send';
export const TOKEN = '/cgi-bin/stable_token';

export interface Reminding {
  wechat: WeChatSimulator;
  sms: SmsSimulator;
  stop(): Promise<void>;
}

/** A WeChat and an SMS gateway of this test's own, whose faults nobody else meets. */
export async function startReminding(): Promise<Reminding> {
  const [wechat, sms] = await Promise.all([
    startWeChatSimulator({ port: 0, ...LOCAL_WECHAT_APP, templates: LOCAL_TEMPLATES, now: () => clock }),
    startSmsSimulator({ port: 0, ...LOCAL_SMS, now: () => clock }),
  ]);
  const before = { WECHAT_API_BASE: process.env.WECHAT_API_BASE, SMS_API_BASE: process.env.SMS_API_BASE };
  Object.assign(process.env, { WECHAT_API_BASE: wechat.apiBase, SMS_API_BASE: sms.apiBase });
  const restoreClock = setClock(() => new Date(clock));
  forgetAccessToken();
  return {
    wechat,
    sms,
    stop: async () => {
      restoreClock();
      Object.assign(process.env, before);
      forgetAccessToken();
      await Promise.all([wechat.stop(), sms.stop()]);
    },
  };
}

/** How many more they have agreed to, as their phone is told after it signed in again. */
export async function leftTo({ openid }: Told, group: ReminderGroup = 'progress'): Promise<number | undefined> {
  const { token } = await signInAs(openid);
  return (await callApi(listSubscriptions, { token })).body.items.find((item) => item.group === group)?.left;
}

let clock = Date.parse(MORNING);
export const setTime = (at: string): void => {
  clock = Date.parse(at);
};
export const laterBy = (minutes: number): void => {
  clock += minutes * 60_000;
};

export interface Told {
  accountId: string;
  openid: string;
  token: string;
}

let people = 0;
/** Someone who signed in. */
export async function someone(): Promise<Told> {
  const openid = `openid-told-${(people += 1)}`;
  const { token, session } = await signInAs(openid);
  return { accountId: session.me.accountId, openid, token };
}

/** They agree to one more at WeChat, and the phone says so. */
export async function agree({ wechat }: Reminding, { openid, token }: Told, group: ReminderGroup = 'progress') {
  wechat.world.subscribe(openid, TEMPLATE[group]);
  const { status } = await callApi(addSubscriptions, {
    token,
    body: { templateIds: [TEMPLATE[group]] },
    key: randomUUID(),
  });
  if (status !== 200) throw new Error(`addSubscriptions answered ${status}`);
}

let sources = 0;
export const tell = ({ accountId }: Told, more: Partial<Parameters<typeof tellAccount>[0]> = {}): Promise<void> =>
  tellAccount({ accountId, kind: 'paymentReturned', sourceId: `source-${(sources += 1)}`, at: MORNING, ...more });

/** A run of the schedule. A run that failed is as good as one that was cut off: the next one goes on. */
export const run = (): Promise<void> => sendOutgoing().catch(() => undefined);

/** Runs every minute for so long. */
export async function runFor(minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 1) {
    await run();
    laterBy(1);
  }
}

export const sentTo = ({ wechat }: Reminding, { openid }: Told) =>
  wechat.world.sent.filter((message) => message.openid === openid);

/** The rows of the outbox, however they stand. */
export const outbox = async (): Promise<Outgoing[]> =>
  (await everyRow()).filter(({ _et }) => _et === 'Outgoing') as unknown as Outgoing[];
