import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { maskName } from '@shared/text/mask';
import { partyText } from '../party';
import { partyKey } from './known-parties';
import { namesIn, withoutNames, withoutShown } from './names-beside';

process.env.LOOKUP_KEY ??= randomBytes(32).toString('base64');
const NIUJIAO = '511503002228';
const party = (name: string) => ({
  ...{ villageCode: NIUJIAO, shown: maskName(name) },
  key: partyKey(NIUJIAO, partyText(name)),
});
const LETTERS = [...'王李张刘陈秀英芳建国强军四小燕'];
const names = fc.array(fc.constantFrom(...LETTERS), { minLength: 2, maxLength: 4 }).map((letters) => letters.join(''));

test('whoever a party is, no word beside it names them whole, spaced or not, and nobody of another key is covered', () => {
  fc.assert(
    fc.property(names, names, fc.constantFrom('', ' '), (name, other, space) => {
      const words = `因${[...name].join(space)}搬走，会议到场：${other}。`;
      const bare = withoutShown(words, [party(name)]).replace(/\s/g, '');
      expect(bare).not.toContain(name);
      if (!`${name}，${other}`.slice(1).includes(name) && !other.includes(name)) expect(bare).toContain(`：${other}。`);
    }),
  );
});

test.each([
  ['王秀英、李四', '付王秀英、李四进度款', '付王*英、李*进度款'],
  ['阿依古丽·买买提', '阿依古丽•买买提不租了', '阿******提不租了'],
  ['王秀英（已故）', '王秀英家人退地', '王*英家人退地'],
  ['王秀英等5户', '王秀英搬走了', '王*英搬走了'],
  ['王秀英 5户', '王秀英搬走了', '王*英搬走了'],
  ['3组王秀英', '王 秀英搬走了', '王*英搬走了'],
  ['“王秀英”', '王秀英搬走了', '王*英搬走了'],
  ["2-王'秀/英", '到期不续', '到期不续'],
])('%s: %s', (name, words, wanted) => expect(withoutShown(words, [party(name)])).toBe(wanted));

test.each([
  ['村主任王建中', '付王建中车旅', '付王*中车旅'],
  ['会计李四', '李四经手', '李*经手'],
  ['牛角村3组王秀英', '王秀英挖机台班', '王*英挖机台班'],
  ['3组12号王秀英', '王秀英台班', '王*英台班'],
  ['王秀英三组12号', '王秀英台班', '王*英台班'],
  ['王秀英代李四', '王秀英、李四台班', '王*英、李*台班'],
  ['王秀英-李四', '王秀英和李四台班', '王*英和李*台班'],
  ['王秀英 李四 张三丰', '张三丰台班', '张*丰台班'],
  ['1、李四 2、张三', '张三、李四台班', '张*、李*台班'],
  ['王秀英（丈夫李四）', '李四台班', '李*台班'],
  ['王秀英（李四代领）', '李四台班', '李*台班'],
  ['王秀英之子王强', '王强台班', '王*台班'],
  ['承包人：王秀英', '承包人王秀英台班', '承包人王*英台班'],
  ['李四等12户农户', '李四台班', '李*台班'],
  ['王秀英女士', '王秀英台班', '王*英台班'],
  ['王秀英', '王\u200b秀英、王/秀/英、王、秀、英台班', '王*英、王*英、王*英台班'],
  ['王秀英', '王，秀，英；王；秀；英，王 、秀、 英台班', '王*英；王*英，王*英台班'],
  ['王秀英', '王（秀）英台班', '王*英台班'],
  ['马秀英', '⻢秀英台班', '马*英台班'],
  ['村民文成功', '文成功台班', '文*功台班'],
  ['村主任欧阳建国', '欧阳建国台班', '欧**国台班'],
  ['牛角村李树林', '李树林台班', '李*林台班'],
  ['牛角村文成功', '文成功台班', '文*功台班'],
  ['牛角村上官英', '上官英台班', '上*英台班'],
  ['木匠王建国', '王建国台班', '王*国台班'],
])('written %s: %s', (party, words, wanted) => expect(withoutNames(words, namesIn(party))).toBe(wanted));

test.each([
  ['李家湾砖厂', '李家湾道路'],
  ['牛角村3组王秀英', '牛角村道路'],
  ['户主李四', '户主大会'],
  ['石桥村3组王秀英', '石桥村道路'],
  ['本村车辆', '付车辆燃油'],
  ['村内路灯', '付路灯材料'],
  ['环境卫生费用', '付费用'],
  ['水电安装', '付安装'],
  ['外地游客', '付游客餐饮'],
  ['集体农田水利', '付田水利'],
  ['水利工程款', '付工程款'],
  ['李建设', '种桃、李，建设费'],
  ['高平安', '交高、平，安装费'],
  ['李建设', '种桃李（建设费）'],
])('beside %s it stays: %s', (party, words) => expect(withoutNames(words, namesIn(party))).toBe(words));

test('a body is named as it is', () => {
  const body = { villageCode: NIUJIAO, shown: '宏发农场' };
  expect(withoutShown('宏发农场到期不续', [body, { villageCode: NIUJIAO, shown: undefined }])).toBe('宏发农场到期不续');
});
