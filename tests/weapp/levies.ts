import { demoPeople } from '../../scripts/seed/demo-people';
import { waterLevy, waterOf } from '../e2e/levy';
import { openPaper, type Phone } from './phone';

const VILLAGE = '511503002228';

/** 筹资、水费: what one owes, to its receipt. */
export const OWING = {
  what: '水费: from what one owes by WeChat to the receipt and its paper',
  walk: async (phone: Phone, origin: string) => {
    await waterOf(origin, VILLAGE, '王秀英');
    await phone.openPage(`/features/wechat-pay/levies/index?villageCode=${VILLAGE}`, 'reLaunch');
    await phone.waitFor('2026年9月水费');
    await phone.tap('去交');
    await phone.waitFor('要交的钱');
    await phone.waitFor('¥31.35');
    await phone.tap('微信支付');
    await phone.waitFor('付好了', 30_000);
    await phone.waitFor('等代理中心审核记账');
    await openPaper(phone, '打开收据，可以打印');
  },
};

/** A list that was copied from a sheet: what is wrong in it is said, and then all of it is there. */
export const PASTING = {
  what: '收款清单: a pasted list of who owes',
  walk: async (phone: Phone, origin: string) => {
    const levyId = await waterLevy(origin, VILLAGE);
    await phone.openPage(`/features/wechat-pay/levy/index?villageCode=${VILLAGE}&levyId=${levyId}`, 'reLaunch');
    await phone.waitFor('从表格里粘贴一份名单');
    await phone.tap('从表格里粘贴一份名单');
    const { idNumber } = demoPeople.find(({ name }) => name === '李建平')!;
    const sheet = (present: string) => `姓名\t身份证号\t上月读数\t本月读数\n李建平\t${idNumber}\t40\t${present}\n`;
    await phone.input({ tag: 'textarea' }, sheet('三十'));
    await phone.waitFor('第 2 行，这次读数：要写整数');
    await phone.input({ tag: 'textarea' }, sheet('52'));
    await phone.tap('核对并加上这 1 户');
    await phone.waitFor('李*平', 30_000);
  },
};

/** A charge that was given out, taken back by two. */
export const CORRECTING = (levyId: string) => {
  const page = `/features/wechat-pay/levy/index?villageCode=${VILLAGE}&levyId=${levyId}`;
  return {
    ask: {
      what: '收款清单: the village asks for a correction',
      walk: async (phone: Phone) => {
        await phone.openPage(page, 'reLaunch');
        await phone.waitFor('李*平');
        await phone.tap('更正');
        await phone.waitFor('哪里不对');
        await phone.tap('不该由他交');
        await phone.tap('不收了');
        await phone.waitFor('陈建国提出：不该由他交');
      },
    },
    agree: {
      what: '收款清单: the town agrees, and nothing is owed',
      walk: async (phone: Phone) => {
        await phone.openPage(page, 'reLaunch');
        await phone.waitFor('陈建国提出：不该由他交');
        await phone.tap('同意更正');
        await phone.waitFor('不用交');
      },
    },
  };
};

/** 商家转账: what the village pays by WeChat is there after one tap of its payee. */
export const RECEIVING = {
  what: '待收款: confirmed by its payee, and there',
  walk: async (phone: Phone, origin: string) => {
    // The function that speaks to WeChat runs each minute.
    await fetch(`${origin}/_dev/minute`, { method: 'POST' });
    await phone.openPage('/features/wechat-pay/incoming/index', 'reLaunch');
    await phone.waitFor('公路旁捡拾垃圾用工');
    await phone.tap('确认收款');
    await phone.waitFor('到账了', 30_000);
  },
};
