import type { Phone } from './phone';

const VILLAGE = 'villageCode=511503002228';
const WHAT = '水塔用电走一遍';

/** The network of a phone, which WeChat tells the app of. */
export function networkOf() {
  let tell: (state: { isConnected: boolean }) => void = () => undefined;
  const listen = (listener: typeof tell) => (tell = listener);
  return {
    mocks: { onNetworkStatusChange: Object.assign(listen, { raw: true }) },
    isThere: (isConnected: boolean) => tell({ isConnected }),
  };
}

/** What a phone has kept, for one that is switched on anew. */
export const switchedOn = (phone: Phone): { prelude: string; files: Record<string, string> } => {
  const { store, tmp } = phone.report();
  const keep = `for (const [key, text] of Object.entries(${JSON.stringify(store)})) wx.setStorageSync(key, JSON.parse(text));`;
  return { prelude: keep, files: { ...tmp } };
};

/** 票据交接: photographed where there is no network, sent by the app when it is opened again, returned with a reason and sent once more. */
export const HANDING_OVER = {
  offline: {
    what: '票据交接: a paper is photographed without a network, and kept',
    walk: async (phone: Phone, isThere: (isConnected: boolean) => void) => {
      await phone.openPage(`/features/accounts/intake/index?${VILLAGE}`, 'reLaunch');
      await phone.tap('交一批票据');
      await phone.tap('拍照或选照片');
      await phone.tap('发票');
      await phone.input({ css: '.field:nth-child(3) wx-input' }, '86.50');
      await phone.fire({ tag: 'picker' }, 'change', { value: '2026-11-18' });
      await phone.input({ css: '.field:nth-child(5) wx-input' }, WHAT);
      isThere(false);
      await phone.tap('交给核算中心');
      await phone.waitFor('等网络，连上会自己交');
    },
  },
  sent: {
    what: '票据交接: the app is opened again at its first page, and what waited is with the centre',
    walk: async (phone: Phone, centre: Phone) => {
      await phone.openPage('/pages/home/index');
      await phone.waitFor(async () => !phone.report().store.outbox?.includes(WHAT), 60_000);
      await centre.openPage(`/features/accounts/intake/index?${VILLAGE}`, 'reLaunch');
      await centre.tap(/86\.50/);
      await centre.waitFor(WHAT);
    },
  },
  returned: {
    what: '票据交接: the centre returns it for a reason',
    walk: async (centre: Phone) => {
      await centre.tap('退回');
      await centre.tap('没有盖章，请补盖');
      await centre.tap('退回 1 张');
      await centre.waitFor('等签字');
    },
  },
  again: {
    what: '票据交接: the village is told why, and sends it again',
    walk: async (phone: Phone) => {
      await phone.openPage('/pages/messages/index', 'reLaunch');
      await phone.tap('交的票据退回来了');
      await phone.tap(/86\.50/);
      await phone.waitFor('没有盖章，请补盖');
      await phone.tap('改好再交');
      await phone.waitFor('原来的 1 张照片照用');
      await phone.tap('交给核算中心');
      await phone.waitFor('等审核');
    },
  },
};
