import policies from '../../data/policies.json';
import subsidies from '../../data/subsidies.json';
import { bigramsOf, categoriesOf, searchPolicies } from './policy-search';

/** The catalogue as it is seeded. */
const catalogue = policies.map(({ code, standard, related_subsidies, ...policy }) => ({
  ...policy,
  policyCode: code,
  summary: standard,
  programs: related_subsidies.flatMap((related) => subsidies.filter((program) => program.code === related)),
}));
const codesFor = (question: string) => searchPolicies(catalogue, question).map(({ policyCode }) => policyCode);

test.each([
  ['耕地地力保护补贴', 'ZC01'],
  ['土地补贴', 'ZC01'],
  ['种田有补贴吗', 'ZC01'],
  ['我家的土地补贴怎么领？', 'ZC01'],
  ['谷子补贴', 'ZC02'],
  ['买拖拉机', 'ZC18'],
  ['农机补贴', 'ZC18'],
  ['农机报废', 'ZC19'],
  ['死猪怎么处理', 'ZC25'],
  ['钓鱼', 'ZC28'],
  ['宅基地', 'ZC45'],
  ['修房子要办什么手续', 'ZC46'],
  ['危房', 'ZC46'],
  ['征地补偿', 'ZC47'],
  ['厕所', 'ZC50'],
  ['垃圾', 'ZC51'],
  ['停水了找谁', 'ZC53'],
  ['低保', 'ZC60'],
  ['娃儿读书', 'ZC61'],
  ['贷款', 'ZC62'],
  ['农业保险', 'ZC64'],
  ['一卡通', 'ZC65'],
  ['补贴没到账', 'ZC65'],
  ['四议两公开', 'ZC56'],
  ['村里的账目', 'ZC38'],
])('“%s” finds %s first', (question, first) => {
  expect(codesFor(question)[0]).toBe(first);
});

test.each(['火星移民', 'qwerty', '怎么', '？？', '飞机票', '身份证挂失'])('“%s” finds nothing', (question) => {
  expect(codesFor(question)).toEqual([]);
});

test('what is found is about the question: one word of many does not bring the whole catalogue', () => {
  expect(codesFor('补贴').length).toBeGreaterThan(3);
  expect(codesFor('宅基地').length).toBeLessThan(9);
  expect(codesFor('土地补贴').length).toBeLessThan(8);
});

test('pairs of letters do not cross punctuation; a lone letter stands for itself', () => {
  expect(bigramsOf('耕地，补贴')).toEqual(['耕地', '补贴']);
  expect(bigramsOf('猪')).toEqual(['猪']);
});

test('categories come in the catalogue’s order, with their counts', () => {
  const categories = categoriesOf(catalogue);
  expect(categories[0]).toEqual({ name: '粮油生产', count: 10 });
  expect(categories.reduce((sum, { count }) => sum + count, 0)).toBe(65);
});
