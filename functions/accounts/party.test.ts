import { partyOf, partyText } from './party';

const keyOf = (text: string) => `key of ${text}`;
const of = (name: string, more: Omit<Parameters<typeof partyOf>[1], 'keyOf'> = {}) => partyOf(name, { ...more, keyOf });

describe('nothing is guessed from the letters of a name', () => {
  test.each([
    '王建中',
    '李银花',
    '赵合意',
    '周作林',
    '杨春行',
    '司马光明',
    '何政',
    '陈会英',
    '李建社',
    '周中华',
    '阿依古丽·买买提',
    '吉克阿牛木',
    '王秀英、李四',
    '王秀英等5户',
    '李建国（其子代签）',
    '宏发农场',
    '四川路桥',
    '国家电网',
    '红星公司',
    '南溪区王秀英副食店',
  ])('%s: unsure, masked, with a key', (name) => {
    const { kind, shown, key } = of(name);
    expect(kind).toBe('unsure');
    expect(shown).toContain('*');
    for (const part of name.split(/[、（]|等5/))
      expect(part.length < 2 || !shown.includes(part) || part.startsWith('其子')).toBe(true);
    expect(key).toBe(keyOf(partyText(name)));
  });

  test.each([
    '宏发农场',
    '四川路桥',
    '国家电网',
    '中国邮政（南溪分公司）',
    '四川路桥（集团）有限公司',
    '南溪区王秀英副食店',
  ])('%s: whole once it is said to be a body', (name) =>
    expect(of(name, { nature: 'organisation' })).toEqual({ kind: 'body', shown: name }),
  );

  test('a registered body is shown whole, by whatever width and spaces it is written', () => {
    const isRegistered = (text: string) => text === '宏发农场';
    expect(of('宏发 农场', { isRegistered })).toEqual({ kind: 'body', shown: '宏发 农场' });
    expect(of('宏发农', { isRegistered }).kind).toBe('unsure');
    // What is said of a party goes before the register: a person may be called like a firm.
    expect(of('宏发农场', { isRegistered, nature: 'person' })).toMatchObject({ kind: 'person', shown: '宏**场' });
  });

  test('a sole trader is asked, for the name may be a person’s', () => {
    expect(of('南溪区王秀英副食店', { nature: 'soleTrader' })).toMatchObject({ kind: 'unsure', shown: '南*******店' });
  });
});

describe('a body that names a person besides', () => {
  test.each(['宏发农场（王秀英）', '宏发农场 王秀英', '王秀英、李四', '王秀英等5户', '宏发农场（法人王秀英）'])(
    '%s is unsure',
    (name) => {
      const { kind, shown } = of(name, { nature: 'organisation' });
      expect(kind).toBe('unsure');
      expect(shown).not.toMatch(/王秀英|李四/);
    },
  );

  test('numbers are never shown', () => {
    expect(of('宏发农场 13800138000', { nature: 'organisation' })).toEqual({ kind: 'body', shown: '宏发农场' });
    expect(of('杨秀英 511503194001010004', { nature: 'person' })).toEqual({
      kind: 'person',
      shown: '杨*英',
      key: keyOf('杨秀英'),
    });
  });
});

describe('said to be a body, and not called like one', () => {
  test.each(
    '王秀英|李四|欧阳建国|吉克阿牛木|李建社|王秀英等|王秀英户|王秀英夫妇|李四家|王大爷|贫困户王秀英|党员张三|会计李四|村主任王建中|王秀英和李四|王秀英先生|罗龙街道牛角村李四|牛角村王秀英等农户|村集体王秀英|宏发劳务队王秀英|王秀英施工队|王秀英班组|包工头张三|宏发农场(法定代表人:王秀英)|宏发公司（代收人王秀英）|欧阳建社|诸葛建城|上官文庄|阿苏建社|张王建社|李建村|王爱乡|金建业|阿苏建业|王建业'.split(
      '|',
    ),
  )('%s is unsure', (name) => {
    const { kind, shown } = of(name, { nature: 'organisation' });
    expect(kind).toBe('unsure');
    expect(shown).not.toMatch(/王秀英|李四|欧阳建国|吉克阿牛木|李建社|张三|王建中|建社|建城|文庄|建村|爱乡|建业/);
  });
  test.each(
    '李家湾砖厂|张飞牛肉面馆|王记豆腐坊|王麻子小卖部|宜宾市公安局交警大队|南溪区妇联|中共罗龙街道党委|罗龙街道财政|宏发建材|宜宾市南溪区宏发建筑工程有限公司|中国石油（四川）|红星家具厂（原红星第二机砖厂）|牛角村3组|牛角村|宜宾职业技术学院|罗龙敬老院|川南物流|中国平安|蜀南茶业|宜宾纸业|宜宾自来水|大地测绘|罗龙街道|江南水务|刘家镇|李家村|黄龙超市|石马砖厂|罗龙茶业'.split(
      '|',
    ),
  )('%s is a body', (name) => expect(of(name, { nature: 'organisation' })).toEqual({ kind: 'body', shown: name }));
});

test('one name is one key, two names of one mask are two', () => {
  const keys = (...names: string[]) => new Set(names.map((name) => of(name).key)).size;
  expect(keys('王秀英', '王 秀英', '王\u200b秀英', '王秀英 13800138000', '王秀英（已故）')).toBe(1);
  expect(keys('阿依古丽·买买提', '阿依古丽•买买提', '阿依古丽．买买提')).toBe(1);
  expect(of('王秀英').shown).toBe(of('王桂英').shown);
  expect(keys('王秀英', '王桂英')).toBe(2);
});

describe('a body that names somebody besides is unsure, whatever stands between', () => {
  test.each([
    '宏发公司-王秀英',
    '宏发公司—王秀英',
    '宏发公司：王秀英',
    '宏发公司_王秀英',
    '宏发公司·王秀英',
    '宏发公司“王秀英”',
    '宏发公司<王秀英>',
    '王秀英（宏发公司）',
    '宏发公司经办人王秀英',
    '宏发公司转王秀英',
    '宏发公司和王秀英',
    '牛角村3组王秀英',
    '村民王秀英',
  ])('%s', (name) => {
    const { kind, shown } = of(name, { nature: 'organisation' });
    expect(kind).toBe('unsure');
    expect(shown).not.toContain('王秀英');
  });
  test.each([
    '牛角村股份经济合作联合社',
    '南溪区农村信用社罗龙分社',
    '罗龙街道牛角村村民委员会',
    '牛角村3组',
    '宜宾市南溪区第一中学校',
    '四川农商银行南溪支行',
    '中国农业银行股份有限公司南溪支行罗龙分理处营业室',
    '南溪区王秀英家庭农场',
  ])('%s is a body as it was said to be', (name) =>
    expect(of(name, { nature: 'organisation' })).toEqual({ kind: 'body', shown: name }),
  );
});
