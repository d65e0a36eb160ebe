import type { Phone } from './phone';

/** The phone's own window for a finger, as somebody who puts theirs on it: what signs is the stack's simulator of WeChat. */
export const signingAs = (origin: string, openid: string) => {
  const act = async (path: string, body: object): Promise<object> => {
    const reply = await fetch(`${origin}/_dev/${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!reply.ok) throw new Error('startSoterAuthentication:fail');
    return (await reply.json()) as object;
  };
  return {
    checkIsSupportSoterAuthentication: () => ({ supportMode: ['fingerPrint'] }),
    checkIsSoterEnrolledInDevice: () => ({ isEnrolled: true }),
    startSoterAuthentication: async ({ challenge }: { challenge: string }): Promise<object> => {
      await act('soter-enrol', { openid });
      return { ...(await act('soter', { openid, challenge })), authMode: 'fingerPrint', errCode: 0 };
    },
  };
};

/** A payment is approved by a finger, and its history says so. */
export const SIGNING = {
  what: '支付申请: approved by fingerprint',
  walk: async (phone: Phone) => {
    await phone.openPage('/features/orders/list/index', 'reLaunch');
    await phone.waitFor('清沟除草用工');
    await phone.tap(/清沟除草用工/);
    await phone.waitFor('等代理中心主任');
    await phone.tap({ text: '同意', cls: 'btn' });
    await phone.waitFor(/等总出纳.*付款/, 30_000);
    await phone.waitFor('刷脸或指纹签的');
  },
};
