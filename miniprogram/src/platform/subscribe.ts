import Taro from '@tarojs/taro';
import { demoSubscribe } from './server/login';

/** What came of asking: the templates agreed to, and whether WeChat did not even ask because the person has turned it off. */
export interface Agreed {
  templateIds: string[];
  turnedOff: boolean;
}

/** WeChat's 20004: the person has turned all reminders of this mini-program off. */
const MAIN_SWITCH_OFF = 20004;

/** WeChat refuses to ask for more in one call. */
const MOST_AT_ONCE = 3;

/** Whether there is anyone to ask: WeChat, or the local stack's simulator of it. */
export const CAN_SUBSCRIBE = process.env.TARO_ENV === 'weapp' || __DEV_LOGIN__;

/**
 * Asks for one more reminder of each of these templates (订阅消息). WeChat asks only in answer to a tap: call it first, before
 * anything that is waited for. Where the person chose 总是保持以上选择 it answers without asking.
 */
export async function askToSubscribe(templateIds: readonly string[]): Promise<Agreed> {
  if (process.env.TARO_ENV !== 'weapp') {
    await demoSubscribe(templateIds);
    return { templateIds: [...templateIds], turnedOff: false };
  }
  try {
    // The type asks for entityIds, which are Alipay's.
    const answer = await Taro.requestSubscribeMessage({ tmplIds: templateIds.slice(0, MOST_AT_ONCE) } as never);
    const answers = answer as unknown as Record<string, string>;
    const accepted = templateIds.filter((id) => answers[id] === 'accept');
    return {
      templateIds: accepted,
      turnedOff: accepted.length === 0 && templateIds.some((id) => answers[id] === 'ban'),
    };
  } catch (error) {
    const { errCode } = error as { errCode?: number };
    return { templateIds: [], turnedOff: errCode === MAIN_SWITCH_OFF };
  }
}
