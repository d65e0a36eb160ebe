import { policyRows, topicRows } from '../../../scripts/seed/policies';
import { bigramsOf, categoriesOf, nearestTo, searchCatalogue } from './search';

/** The catalogue as it is seeded. */
const catalogue = { policies: policyRows(), topics: topicRows() };
const found = (question: string) => {
  const { policies, topics } = searchCatalogue(catalogue, question);
  return [
    ...policies.map(({ item, hit }) => ({ code: item.policyCode, match: hit.match })),
    ...topics.map(({ item, hit }) => ({ code: item.programCode, match: hit.match })),
  ].sort((a, b) => b.match - a.match);
};
const policiesFor = (question: string) =>
  searchCatalogue(catalogue, question).policies.map(({ item }) => item.policyCode);

/** What is typed → what must come first; with several, those must be among the first as many and one more. */
const TABLE: readonly [typed: string, ...first: string[]][] = [
  // as the catalogue says it
  ['耕地地力保护补贴', 'ZC01'],
  ['稻谷补贴', 'ZC02'],
  ['粮食最低收购价', 'ZC04'],
  ['宅基地', 'ZC45'],
  ['农业保险', 'ZC64'],
  ['一卡通', 'ZC65'],
  ['四议两公开', 'ZC56'],
  ['高龄津贴', 'BT39'],
  ['育儿补贴', 'BT61'],
  // as people say it
  ['土地补贴', 'ZC01', 'BT01'],
  ['种田有补贴吗', 'ZC01'],
  ['我家的土地补贴怎么领？', 'ZC01'],
  ['谷子补贴', 'ZC02', 'BT03'],
  ['买拖拉机', 'ZC18', 'BT05'],
  ['农机补贴', 'ZC18'],
  ['农机报废', 'ZC19'],
  ['死猪怎么处理', 'ZC25', 'BT13'],
  ['养猪', 'ZC27'],
  ['钓鱼', 'ZC28'],
  ['修房子要办什么手续', 'ZC45', 'ZC46'],
  ['危房', 'ZC46', 'BT68'],
  ['征地补偿', 'ZC47'],
  ['厕所', 'ZC50', 'BT16'],
  ['垃圾', 'ZC51'],
  ['停水了找谁', 'ZC53'],
  ['低保', 'BT29', 'BT30', 'ZC60'],
  ['娃儿读书', 'ZC61', 'BT17'],
  ['小孩上学', 'BT63', 'ZC61'],
  ['贷款', 'ZC62', 'BT18'],
  ['补贴没到账', 'ZC65'],
  ['村里的账目', 'ZC38'],
  ['老人钱', 'BT39'],
  ['当过兵', 'BT52'],
  ['生孩子补贴', 'BT61'],
  ['残疾人补贴', 'BT37'],
  ['五保户', 'BT31'],
  ['彩礼', 'ZC59'],
  ['集资', 'ZC57'],
  ['请人种地', 'ZC20'],
  ['假种子', 'ZC32'],
  ['免费培训', 'ZC21'],
  ['租地给别人', 'ZC44'],
  ['外嫁女', 'ZC35'],
  ['48小时', 'ZC64'],
  ['房子垮了', 'BT70'],
  ['孤儿', 'BT34'],
  // wrong, missing, extra letters; what sounds the same
  ['种田补帖', 'ZC01'],
  ['耕地布贴', 'ZC01'],
  ['宅机地', 'ZC45'],
  ['宅基', 'ZC45'],
  ['低宝', 'BT29', 'BT30', 'ZC60'],
  ['农机补帖', 'ZC18'],
  ['雨路计划', 'ZC61', 'BT17'],
  ['一咔通', 'ZC65'],
  ['高铃津贴', 'BT39'],
  ['长江十年进渔', 'ZC28'],
  ['四议两公公开', 'ZC56'],
  ['征的补偿', 'ZC47'],
  ['小额信货', 'ZC62'],
  ['秸杆禁烧', 'ZC16'],
  ['撂慌地', 'ZC08'],
  // pinyin, whole and by initials
  ['gdbt', 'ZC01', 'BT01'],
  ['gengdi', 'ZC01', 'BT01'],
  ['gengdibutie', 'ZC01', 'BT01'],
  ['dibao', 'BT29', 'BT30', 'ZC60'],
  ['db', 'BT29', 'BT30', 'ZC60'],
  ['zhaijidi', 'ZC45'],
  ['zjd', 'ZC45'],
  ['nongji', 'ZC18', 'ZC19'],
  ['njbt', 'ZC18', 'BT05'],
  ['yangzhu', 'ZC27'],
  ['xiaohaishangxue', 'BT63', 'ZC61'],
  ['ykt', 'ZC65'],
  ['yulujihua', 'ZC61', 'BT17'],
  ['weifang', 'ZC46', 'BT68'],
  ['gljt', 'BT39'],
  ['YangLao', 'BT40'],
  ['sylgk', 'ZC56'],
];

test.each(TABLE)('“%s” finds %s first', (typed, ...first) => {
  const codes = found(typed).map(({ code }) => code);
  if (first.length === 1) expect(codes[0]).toBe(first[0]);
  else expect(codes.slice(0, first.length + 1)).toEqual(expect.arrayContaining(first));
});

test.each(['火星移民', 'qwerty', '怎么', '？？', '飞机票', '身份证挂失', 'x', '外星人补习班'])(
  '“%s” finds nothing',
  (question) => {
    expect(found(question)).toEqual([]);
  },
);

test('what is found is about the question: one word of many does not bring the whole catalogue', () => {
  expect(policiesFor('补贴').length).toBeGreaterThan(3);
  expect(policiesFor('宅基地').length).toBeLessThan(9);
  expect(policiesFor('土地补贴').length).toBeLessThan(10);
  expect(policiesFor('gdbt').length).toBeLessThan(6);
});

test.each([
  ['ｇｄｂｔ', 'gdbt'],
  ['４８小时', '48小时'],
  ['ＹＬＢＸ', 'ylbx'],
  ['ＧＤＢＴ', 'gdbt'],
  ['殘疾', '残疾'],
  ['農機補貼', '农机补贴'],
  ['養老保險', '养老保险'],
  ['徵地補償', '征地补偿'],
  ['耕\u200b地補貼', '耕地补贴'],
])('%s finds what %s does', (typed, plainly) => {
  expect(found(plainly).length).toBeGreaterThan(0);
  expect(found(typed)).toEqual(found(plainly));
});

test.each([
  ['gengdi补贴', 'ZC01'],
  ['gd补贴', 'ZC01'],
  ['耕地butie', 'ZC01'],
  ['耕di补tie', 'ZC01'],
  ['ＧＥＮＧＤＩ補貼', 'ZC01'],
  ['农jibutie', 'ZC18'],
  ['nongji补贴', 'ZC18'],
  ['nj补贴', 'ZC18'],
  ['农机bt', 'ZC18'],
  ['zhai基地', 'ZC45'],
  ['gaoling津贴', 'BT39'],
  ['zhengdi补偿', 'ZC47'],
  ['我家的gengdi补贴怎么领', 'ZC01'],
])('%s, half in pinyin, finds %s first', (typed, code) => {
  const best = found(typed);
  expect(best.filter(({ match }) => match === best[0]!.match).map((one) => one.code)).toContain(code);
  expect(policiesFor(typed)[0] ?? best[0]!.code).toBe(code.startsWith('ZC') ? code : (policiesFor(typed)[0] ?? code));
});

test.each([
  ['医保', 'ZC60'],
  ['医疗救助', 'ZC60'],
  ['看病报销', 'ZC60'],
  ['诈骗', 'ZC65'],
  ['骗子', 'ZC65'],
  ['被骗了怎么办', 'ZC65'],
])('%s, of which there is no policy, finds the one that says whom to ask: %s', (typed, code) => {
  expect(policiesFor(typed)[0]).toBe(code);
});

test('letters that spell nothing are looked for as they are', () => {
  expect(found('vvv耕地补贴')[0]!.code).toBe('ZC01');
  expect(found('qwrty蘑菇')).toEqual([]);
});

test('what was found is marked in the name, and in a line of it where that says more', () => {
  const [first] = searchCatalogue(catalogue, '宅基地').policies;
  expect(first!.item.name.slice(...first!.hit.name[0]!)).toBe('宅基地');
  const spelled = searchCatalogue(catalogue, 'zjd').policies[0]!;
  expect(spelled.item.name.slice(...spelled.hit.name[0]!)).toBe('宅基地');
  const inside = searchCatalogue(catalogue, '回收证明').policies.find(({ item }) => item.policyCode === 'ZC19')!;
  expect(inside.hit.marks!.map(([from, until]) => inside.hit.text!.slice(from, until)).join('')).toContain('回收证明');
});

test('a question that nothing answers gets what comes nearest, or nothing', () => {
  expect(nearestTo(catalogue, '长江蘑菇鸡枞').length).toBeGreaterThan(0);
  expect(nearestTo(catalogue, 'qwerty')).toEqual([]);
});

test('pairs of letters do not cross punctuation; a lone letter stands for itself', () => {
  expect(bigramsOf('耕地，补贴')).toEqual(['耕地', '补贴']);
  expect(bigramsOf('猪')).toEqual(['猪']);
});

test('categories come in the catalogue’s order, with their counts', () => {
  const categories = categoriesOf(catalogue.policies);
  expect(categories[0]).toEqual({ name: '粮油生产', count: 10 });
  expect(categories.reduce((sum, { count }) => sum + count, 0)).toBe(65);
});
