import type { Phone, Step } from './phone';

const NIUJIAO = 'villageCode=511503002228';

const open = (phone: Phone, page: string) => phone.openPage(`/features/${page}`, 'reLaunch');

/** What a resident reads of 明白钱, 明白账 and 明白事: 王秀英 has signed in, and nothing here changes what a later step sees. */
export const READING: readonly Step[] = [
  {
    what: '明白钱: a returned payment, what to do and why it is that much',
    walk: async (phone) => {
      await phone.openPage('/pages/home/index');
      await phone.tap('有一笔钱没有到卡上');
      await phone.waitFor('怎么办');
      await phone.waitFor('为什么是这么多');
      await phone.waitFor(/亩 × 每亩 ¥/);
    },
  },
  {
    what: '明白钱: the household, what comes when, what changed since last year',
    walk: async (phone) => {
      await open(phone, 'subsidies/household/index');
      await phone.waitFor('全家到账');
      await phone.waitFor('周小燕 想看您的补贴');
      await open(phone, 'subsidies/calendar/index');
      await phone.waitFor('每月都发的');
      await open(phone, 'subsidies/changes/index');
      await phone.waitFor('变了的');
    },
  },
  {
    what: '明白钱: 我能领什么, one question answered',
    walk: async (phone) => {
      await open(phone, 'subsidies/eligible/index');
      await phone.waitFor('还差几句话就知道');
      const asked = await phone.text();
      await phone.tap('都没有');
      await phone.waitFor(async () => (await phone.text()) !== asked);
      await phone.waitFor('我答过的 1 个问题');
    },
  },
  {
    what: '明白钱: a village’s public list',
    walk: async (phone) => {
      await open(phone, `subsidies/publicities/index?${NIUJIAO}`);
      await phone.tap(/^公示中 · 还有 \d+ 天$/);
      await phone.waitFor('这一批一共');
      await phone.waitFor('我有异议');
    },
  },
  {
    what: '明白账: a year, found in it by a word',
    walk: async (phone) => {
      await open(phone, `accounts/year/index?${NIUJIAO}`);
      await phone.waitFor('账上现在有');
      await phone.tap('查账');
      await phone.input({ placeholder: '花在哪、给了谁、多少钱' }, '电费');
      await phone.waitFor(/找到 \d+ 笔/);
      await phone.waitFor('国网四川宜宾南溪供电公司');
    },
  },
  {
    what: '明白账: who was paid, beside last year, the statements',
    walk: async (phone) => {
      await open(phone, `accounts/payees/index?${NIUJIAO}`);
      await phone.waitFor('一共付了');
      await open(phone, `accounts/compare/index?${NIUJIAO}`);
      await phone.waitFor('和去年同期比');
      await open(phone, `accounts/statements/index?${NIUJIAO}&year=2026&month=10`);
      await phone.waitFor('资产总计');
      await open(phone, `accounts/balances/index?${NIUJIAO}&year=2026&month=10`);
      await phone.waitFor('固定资产');
    },
  },
  {
    what: '明白账: an asset’s card, the papers with their code',
    walk: async (phone) => {
      await open(phone, `accounts/assets/index?${NIUJIAO}`);
      await phone.tap('会议桌椅（一套）');
      await phone.waitFor('谁保管');
      await phone.waitFor('来龙去脉');
      await open(phone, `accounts/papers/index?${NIUJIAO}`);
      await phone.waitFor('保存这张码');
      await phone.waitFor('明白信');
    },
  },
  {
    what: '明白事: a policy found by its initials; one saved; what changed in one saved before',
    walk: async (phone) => {
      await open(phone, 'affairs/policies/index');
      await phone.input({ placeholder: '想办什么事？拼音也行' }, 'gdbt');
      await phone.waitFor('耕地地力保护补贴怎么算');
      await phone.tap(/^耕地地力保护补贴怎么算、怎么领$/);
      await phone.waitFor('谁能办');
      await open(phone, 'affairs/policy/index?policyCode=ZC18');
      await phone.tap('收藏，改了告诉我');
      await phone.waitFor('已收藏，点一下取消');
      await open(phone, 'affairs/policy-changes/index?policyCode=ZC64');
      await phone.waitFor('以前');
    },
  },
  {
    what: '明白事: a notice, a decision step by step, what is overdue',
    walk: async (phone) => {
      await open(phone, `affairs/notices/index?${NIUJIAO}`);
      await phone.tap('冬季森林防火，请每家看一遍');
      await phone.waitFor('各组护林员名单贴在公开栏');
      await open(phone, `affairs/decisions/index?${NIUJIAO}`);
      await phone.tap(/^.{0,12}机耕道硬化.{0,8}$/);
      await phone.waitFor('村民代表会议');
      await open(phone, `affairs/overdue/index?${NIUJIAO}`);
      await phone.waitFor('依据');
    },
  },
  {
    what: '民主评议 apart from stars; 开放数据 of the town',
    walk: async (phone) => {
      await open(phone, `affairs/appraisals/index?${NIUJIAO}`);
      await phone.waitFor('大家打的星是两回事');
      await open(phone, `accounts/open-data/index?${NIUJIAO}`);
      await phone.waitFor('各村已经公开的账和村务');
    },
  },
];
