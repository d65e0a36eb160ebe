import budgets from '../../miniprogram/config/budgets.json';
import type { Phone } from './phone';

const NIUJIAO = 'villageCode=511503002228';
/** As long as a name of this country gets. */
const LONG = '罗龙街道牛角村民委员会股份经济合作联合社';
const ASK = 'features/reports/ask/index';

const open = (phone: Phone, page: string) => phone.openPage(`/features/${page}`, 'reLaunch');
const sentOn = (phone: Phone, page: string): number => phone.report().setData.byPage[page]?.bytes ?? 0;

/** A question about one's own payment has a form of its own; what a key sends is what was written, not the villages. */
export const ASKING = {
  what: '我有疑问: a form of its own, named; a key sends little',
  walk: async (phone: Phone) => {
    await phone.openPage('/pages/home/index', 'reLaunch');
    await phone.tap('有一笔钱没有到卡上');
    await phone.waitFor('怎么办');
    await phone.tap('我有疑问');
    await phone.waitFor('问的是您自己的钱');
    const words = `${LONG}的人说不清楚`;
    await phone.input({ tag: 'textarea' }, words);
    await phone.waitFor(`${[...words].length}/2000`);
    const before = sentOn(phone, ASK);
    await phone.input({ tag: 'textarea' }, `${words}。`);
    await phone.waitFor(`${[...words].length + 1}/2000`);
    const sent = sentOn(phone, ASK) - before;
    if (sent > budgets.keystrokeSetDataBytes) throw new Error(`a key sends ${sent} bytes to the view of ${ASK}`);
  },
};

/** What was built for offices: each page opens and says what it is for. */
export const WATCHING = {
  what: '实时监控: alerts, one that is not there, the rules; 待审留言',
  walk: async (phone: Phone) => {
    await open(phone, 'supervision/alerts/index');
    await phone.waitFor('没了结的');
    await open(phone, 'supervision/alert/index?alertId=01HZZZZZZZZZZZZZZZZZZZZZZZ');
    await phone.waitFor(/没有找到/);
    await open(phone, 'supervision/rules/index?districtCode=511503');
    await phone.waitFor('每条规则只提出疑点');
    await open(phone, 'reviews/queue/index');
    await phone.waitFor('只看文字和照片合不合适');
  },
};

/** The sheet in which a village says which meetings decide on its property. */
export const ORGAN = {
  what: '四议两公开: the sheet of the collective organ',
  walk: async (phone: Phone) => {
    await open(phone, `affairs/decisions/index?${NIUJIAO}`);
    await phone.waitFor('本村的集体经济组织');
    await phone.tap('本村的集体经济组织');
    await phone.waitFor('登记以后，集体财产上的事');
  },
};

/** One box for all that is public. */
export const FINDING = {
  what: '搜一搜: policies, the village’s accounts, its notices',
  walk: async (phone: Phone) => {
    await open(phone, `affairs/find/index?${NIUJIAO}`);
    await phone.tap('电费');
    await phone.waitFor('村里的账');
  },
};

/** A cadre tells which phone the village answers. */
export const CONTACT = {
  what: '村里的电话: written, and public',
  walk: async (phone: Phone) => {
    await open(phone, `identity/contact/index?${NIUJIAO.replace('villageCode', 'division')}`);
    await phone.waitFor('村民可以打哪个电话？');
  },
};

/** A picture of a notice: covered, looked at, seen by all. */
export const PICTURE_OF_NOTICE = (noticeId: string) => ({
  what: '公告: a picture is covered, looked at and public',
  walk: async (phone: Phone) => {
    await open(phone, `affairs/notice/index?${NIUJIAO}&noticeId=${noticeId}`);
    await phone.tap('加照片');
    await phone.tap('拍照或选照片');
    await phone.waitFor('遮住个人信息');
    await phone.tap('没有');
    await phone.tap('遮好了，看看效果');
    await phone.waitFor('大家看到的就是这张');
    await phone.tap('都遮住了，公开');
    await phone.tap('好了，回去');
    await phone.waitFor('拿掉第 1 张照片');
  },
});

/** The pages of offices that pay, keep books and answer: each opens, with what the demo has of it. */
export const OFFICES = {
  village: {
    what: '村里: 支付申请 that wait for its head, low reviews to answer, 民主评议 to record, 票据交接',
    walk: async (phone: Phone) => {
      await open(phone, `accounts/intake/index?${NIUJIAO}`);
      await phone.tap(/退回 \d+ 张/);
      await phone.waitFor('退回');
      await open(phone, `affairs/record-appraisal/index?${NIUJIAO}`);
      await phone.waitFor('被评议的人和家人不能记');
      await open(phone, 'orders/list/index');
      await phone.waitFor('村里付钱，在这里申请、审批、付款');
      await open(phone, `orders/payees/index?${NIUJIAO}`);
      await phone.waitFor('南溪区洁美保洁服务有限公司');
      await open(phone, 'reviews/tasks/index');
      await phone.waitFor('看不到是谁写的，也不要去打听');
    },
  },
  centre: {
    what: '核算中心: how far each month is, all villages as one statement, the bank’s accounts, a month’s sheet',
    walk: async (phone: Phone) => {
      await open(phone, 'accounts/consolidated/index');
      await phone.waitFor('没有算在里面的');
      await phone.waitFor('两边相等');
      await open(phone, 'accounts/workbench/index?division=511503002');
      await phone.waitFor('已结账');
      await open(phone, `accounts/bank-accounts/index?${NIUJIAO}`);
      await phone.tap('对账');
      await phone.waitFor('银行存款余额调节表');
    },
  },
  district: {
    what: '三个中心: what is here, what is wrong, what comes next',
    walk: async (phone: Phone) => {
      await open(phone, 'supervision/centres/index?districtCode=511503');
      await phone.waitFor(/监管中心|还没有算过/);
    },
  },
} as const;
