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

const VILLAGE = '511503002228';

/** A payment is applied for, from the form to whom it waits for. */
export const APPLYING = {
  what: '支付申请: written on the phone, looked at whole, and waiting for the head of the village',
  walk: async (phone: Phone) => {
    await phone.openPage(`/features/orders/apply/index?villageCode=${VILLAGE}`, 'reLaunch');
    await phone.waitFor('购买服务');
    await phone.tap('购买服务');
    await phone.tap('选收款人');
    await phone.waitFor('南溪区洁美保洁服务有限公司');
    await phone.tap('南溪区洁美保洁服务有限公司');
    await phone.input({ css: '.orders-one wx-input' }, '86.50');
    await phone.waitFor('捌拾陆元伍角');
    await phone.input({ css: '.orders-total ~ .field wx-input' }, '扫公路');
    await phone.tap('选科目');
    await phone.tap(/^513 /);
    await phone.tap('加照片');
    await phone.waitFor(async () => {
      await phone.tap('核对一遍');
      return (await phone.text()).includes('先核对一遍');
    }, 30_000);
    await phone.tap({ text: '提交', cls: 'btn' });
    await phone.waitFor(/等村负责人.*审批/, 30_000);
  },
};

/** A paying account of a village: what is typed is held against the bank account that was chosen. */
export const REGISTERING = {
  what: '登记付款账户: a number that is not the chosen account’s is said, and not sent',
  walk: async (phone: Phone) => {
    await phone.openPage(`/features/orders/accounts/index?villageCode=${VILLAGE}`, 'reLaunch');
    await phone.waitFor('登记付款账户');
    await phone.tap('登记付款账户');
    await phone.waitFor('村里的哪个银行账户');
    await phone.input({ css: '.sheet .field:nth-child(3) wx-input' }, '牛角村股份经济合作联合社');
    await phone.input({ css: '.sheet .field:nth-child(4) wx-input' }, '120510000000000000');
    await phone.tap('核对好了，登记');
    await phone.waitFor('和填的号码不一样');
  },
};
