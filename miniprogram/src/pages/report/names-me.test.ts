import { idCheckDigit } from '@shared/text/id-number';
import { whatNamesMe } from './names-me';

const self = { name: '王秀英', family: ['李建平', '周小燕', '马大山'] };
const found = (description: string, place = '') =>
  whatNamesMe({ description, place }, self).map(({ telling, words, where }) => [telling, words, where]);
const id = `51150319570315432${idCheckDigit('51150319570315432')}`;

test.each([
  ['村里的路灯坏了，请王秀英代为反映', 'name', '王秀英'],
  ['署名：王 秀 英', 'name', '王 秀 英'],
  ['署名：王●秀\u00ad英', 'name', '王●秀\u00ad英'],
  ['请⻢大山代为反映', 'family', '⻢大山'],
  ['李建平的补贴没到', 'family', '李建平'],
  ['有事打 138 1234 5678', 'phone', '138 1234 5678'],
  ['电话13812345678。', 'phone', '13812345678'],
  [`身份证${id}`, 'idNumber', id],
  ['卡号 6222 0212 3456 7890 128', 'bankCard', '6222 0212 3456 7890 128'],
  ['加我微信号：wxy_1957', 'account', '微信号：wxy_1957'],
  ['我叫张大山，反映一件事', 'introduces', '我叫张大山'],
  ['我是张大山的侄儿', 'introduces', '我是张大山的侄儿'],
  ['本人李四反映', 'introduces', '本人李四反映'],
  ['我儿子叫张小山', 'introduces', '我儿子叫张小山'],
  ['我家在3组水塘边', 'home', '我家在3组'],
  ['我住他隔壁，天天看见', 'home', '我住他隔壁'],
  ['我家的低保去年停了', 'mine', '我家的低保去年停了'],
  ['我老公去找过村长', 'mine', '我老公去找过村长'],
])('%s', (description, telling, words) => {
  expect(found(description)[0]).toEqual([telling, words, 'description']);
});

test.each([
  ['有事打＋８６１３８１２３４５６７８', 'phone', '８６１３８１２３４５６７８'],
  ['有事打+86 138 1234 5678', 'phone', '86 138 1234 5678'],
  ['有事打8613812345678', 'phone', '8613812345678'],
  ['有事打0086-13812345678', 'phone', '0086-13812345678'],
  ['有事打138.1234.5678', 'phone', '138.1234.5678'],
  ['有事打138\u200b12345678', 'phone', '138\u200b12345678'],
  ['有事打一三八一二三四五六七八', 'phone', '一三八一二三四五六七八'],
  ['家里座机0831-3322456', 'phone', '0831-3322456'],
  ['身份证511503197001010016', 'idNumber', '511503197001010016'],
  ['身份证５１１５０３１９７００１０１００１６', 'idNumber', '５１１５０３１９７００１０１００１６'],
  ['旧身份证511503700101001', 'idNumber', '511503700101001'],
  ['我叫𠮷明，反映一件事', 'introduces', '我叫𠮷明'],
  ['我叫䶮明，反映一件事', 'introduces', '我叫䶮明'],
  ['我叫阿依古丽·买买提', 'introduces', '我叫阿依古丽·买买提'],
  ['联系人：张三丰', 'introduces', '联系人：张三丰'],
  ['我系3组人', 'home', '我系3组'],
  ['我的V信wxy12345', 'account', 'V信wxy12345'],
  ['加我薇信 wxy12345', 'account', '薇信 wxy12345'],
  ['王秀\u200b英反映', 'name', '王秀\u200b英'],
  ['王*秀*英反映', 'name', '王*秀*英'],
  ['王　秀　英反映', 'name', '王　秀　英'],
])('however it is written: %s', (description, telling, words) => {
  expect(found(description)[0]).toEqual([telling, words, 'description']);
});

test.each([
  ['吐尔逊·买买提', '吐尔逊.买买提举报'],
  ['吐尔逊·买买提', '吐尔逊•买买提举报'],
  ['吐尔逊·买买提', '吐尔逊买买提举报'],
  ['吐尔逊买买提', '吐尔逊‧买买提举报'],
  ['𠮷明', '𠮷 明举报'],
  ['⽅正', '方正举报'],
])('the name %s is known in %s', (name, description) => {
  const telling = whatNamesMe({ description, place: '' }, { name, family: [] });
  expect(telling[0]).toMatchObject({ telling: 'name', words: description.slice(0, -2) });
});

test.each([
  '村口的路灯坏了三个月没人修，晚上老人小孩走路都看不见。',
  '3组水塘边的垃圾堆了半个月，编号 20261123000 的公示也没有贴',
  '我是村民，我是想问一下低保怎么评的',
  '本人要举报一件事，本人亲眼看到',
  '合同金额 123456789012 元，对不上账',
  '订单 6222021234567890127 不是银行卡号',
])('nobody is named by: %s', (description) => {
  expect(found(description)).toEqual([]);
});

test('a place that is one’s own house', () => {
  expect(found('路灯坏了三个月没人修', '我家门口')).toEqual([['home', '我家', 'place']]);
  expect(found('路灯坏了三个月没人修', '3组 12号')).toEqual([['home', '12号', 'place']]);
  expect(found('路灯坏了三个月没人修', '3组水塘边')).toEqual([]);
});

test('each is said once, and a name of nobody signed in is not looked for', () => {
  expect(found('王秀英说，王秀英家的路')).toEqual([['name', '王秀英', 'description']]);
  expect(whatNamesMe({ description: '王秀英说的', place: '' }, { family: [] })).toEqual([]);
});
