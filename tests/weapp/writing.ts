import type { Phone } from './phone';

/** 匿名: a report whose sender nobody knows, the safety lock of the phone's own making, and the two sides writing to each other. */
export const ANONYMOUSLY = (words: string) => ({
  report: {
    what: '匿名: a report without a name, and its sixteen digits',
    walk: async (phone: Phone) => {
      await phone.openPage('/pages/report/index', 'reLaunch');
      // The receipt of the one sent before stays until it was noted down.
      await phone.tap('我记好了');
      await phone.input({ placeholder: '比如：上个月修的村道，还没到一个月就开裂了。' }, words);
      await phone.tap('环境卫生');
      await phone.tap('匿名');
      await phone.tap('提交');
      await phone.waitFor('已收到', 60_000);
      await phone.waitFor(/\d{4} ?\d{4} ?\d{4} ?\d{4}/);
    },
  },
  write: {
    what: '匿名: its holder writes to the office',
    walk: async (phone: Phone) => {
      await phone.tap('看进展');
      await phone.waitFor('还没有人留言');
      await phone.tap('给办理单位留言');
      await phone.input({ placeholder: '想说什么就写什么，不想打字可以录音。' }, '就在水塔下面那一段');
      await phone.tap('发送');
      await phone.waitFor('已发出');
    },
  },
  answer: {
    what: '匿名: the cadre reads it, does not see who, and writes back',
    walk: async (phone: Phone) => {
      await phone.openPage('/features/reports/work/index', 'reLaunch');
      await phone.waitFor(words);
      await phone.tap(new RegExp(words));
      await phone.waitFor('就在水塔下面那一段');
      await phone.tap('给举报人留言');
      await phone.input({ placeholder: '想说什么就写什么，不想打字可以录音。' }, '明天就去看');
      await phone.tap('发送');
      await phone.waitFor('已发出');
    },
  },
  follow: {
    what: '匿名: its holder comes back and reads the answer',
    walk: async (phone: Phone) => {
      await phone.pullDown();
      await phone.waitFor('明天就去看');
    },
  },
});
