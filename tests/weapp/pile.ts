import type { Phone } from './phone';

/** 待分拣: a flood of one village, sorted in the town. */
export const SORTING = (real: string, junk: string) => ({
  what: '待分拣: what says nothing is set aside with a reason, what says something is let through',
  walk: async (phone: Phone) => {
    await phone.openPage('/features/reports/work/index', 'reLaunch');
    await phone.waitFor('待分拣 3 件');
    await phone.tap('待分拣 3 件');
    await phone.waitFor('同样的话 2 件');
    await phone.tap(new RegExp(junk));
    await phone.waitFor('已选 2 件');
    await phone.tap('搁置');
    await phone.input(
      { placeholder: '例如：没有说清是什么事、在哪里，没法查。请补上时间、地点再报一次。' },
      '没有说清是什么事、在哪里，没法查',
    );
    await phone.tap('搁置这 2 件');
    await phone.waitFor(async () => !(await phone.text()).includes(junk));
    await phone.tap(new RegExp(real));
    await phone.tap('放行');
    await phone.waitFor('没有要分拣的');
  },
});
