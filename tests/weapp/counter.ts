import { idNumberOf } from '../../scripts/seed/id-numbers';
import type { Phone } from './phone';

/** 李长寿, 王秀英's husband: on the roster, and has no phone (scripts/seed/family.ts). */
const OLD = { name: '李长寿', idNumber: idNumberOf('511503', '1953-10-02', 971) };
const COUNTER = '/features/identity/counter/index?villageCode=511503002228';
const BUTTON = (text: string) => ({ text, cls: 'btn' });
const ID_NUMBER = { css: '.identity-number wx-input' };

async function find(phone: Phone, { name, idNumber }: typeof OLD): Promise<void> {
  await phone.openPage(COUNTER, 'reLaunch');
  await phone.input({ tag: 'input' }, name);
  await phone.input(ID_NUMBER, idNumber);
  await phone.tap(BUTTON('查找'));
  await phone.waitFor('名册上的手机号');
}

/** 窗口: who has no phone of their own is bound by a code, and released; a role that watches, which two persons give. */
export const AT_THE_COUNTER = {
  bind: {
    what: '窗口: a code for who has no phone, and the phone that it binds',
    walk: async (cadre: Phone, relative: Phone) => {
      await find(cadre, OLD);
      await cadre.waitFor('还没有绑定');
      await cadre.tap('证是本人的，人在这里');
      await cadre.tap(BUTTON('开办理码'));
      await cadre.waitFor('念给本人听');
      const [, code = ''] = /(\d{4} \d{4})\s/.exec(await cadre.text()) ?? [];

      await relative.openPage('/features/identity/bind/index', 'reLaunch');
      await relative.tap('我同意，开始绑定');
      await relative.input({ tag: 'input' }, OLD.name);
      await relative.input(ID_NUMBER, OLD.idNumber);
      await relative.tap(BUTTON('下一步'));
      await relative.tap(BUTTON('手机号不一样，或者没有手机号'));
      await relative.waitFor('到村委会窗口办理');
      await relative.input({ tag: 'input' }, '00000000');
      await relative.tap(BUTTON('用办理码绑定'));
      await relative.waitFor(/办理码对不上/);
      await relative.input({ tag: 'input' }, code);
      await relative.tap(BUTTON('用办理码绑定'));
      await relative.waitFor('绑定好了');
    },
  },
  release: {
    what: '窗口: it is released, and the phone is signed out',
    walk: async (cadre: Phone, relative: Phone) => {
      await find(cadre, OLD);
      await cadre.waitFor('绑定时间');
      await cadre.tap('证是本人的，人在这里');
      await cadre.input({ tag: 'textarea' }, '本人换了手机，要重新绑定');
      await cadre.tap(BUTTON('解除绑定'));
      await cadre.waitFor(async () => !(await cadre.text()).includes('绑定时间'));
      await find(cadre, OLD);
      await cadre.waitFor('还没有绑定');
      await relative.openPage('/features/subsidies/payments/index', 'reLaunch');
      await relative.waitFor(/登录|绑定/);
    },
  },
  ask: {
    what: '授权: an admin asks for a role that watches, and cannot say yes to it',
    walk: async (admin: Phone, person: typeof OLD) => {
      await find(admin, person);
      await admin.tap('身份保管员');
      await admin.input({ tag: 'input' }, '区档案局身份保管员');
      await admin.tap(BUTTON('授权'));
      await admin.openPage('/features/identity/grants/index', 'reLaunch');
      await admin.waitFor('您自己的事、您提出的事，要别的人来确认。');
    },
  },
  confirm: {
    what: '授权: who holds the role says yes, and it is held',
    walk: async (holder: Phone, admin: Phone, person: typeof OLD) => {
      await holder.openPage('/features/identity/grants/index', 'reLaunch');
      await holder.waitFor(`${person.name}（牛角村）`);
      await holder.tap(BUTTON('确认'));
      await holder.waitFor('没有等您确认的');
      await find(admin, person);
      await admin.waitFor('区档案局身份保管员');
    },
  },
};
