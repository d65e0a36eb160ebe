import { daysAfter } from '@shared/time';
import { REPORT_TEXTS } from '../../../scripts/seed/report-texts';
import { alikeTo, metresBetween } from './likeness';

const AT = '2026-11-02T02:00:00.000Z';
const told = (description: string, more: Partial<Parameters<typeof alikeTo>[0]> = {}) => ({
  description,
  category: 'works' as const,
  submittedAt: AT,
  place: undefined,
  accusedPersonId: undefined,
  ...more,
});
/** What a village has beside: everything else that people report there. */
const crowd = REPORT_TEXTS.map(({ description, category }, day) =>
  told(description.replaceAll('{组}', '4组'), { category, submittedAt: daysAfter(AT, -20 - day) }),
);
const foundIn = (report: ReturnType<typeof told>, other: ReturnType<typeof told>) =>
  alikeTo(report, [other, ...crowd], 8).find(({ report: found }) => found === other);
/** As two neighbours tell of the same thing, far apart in time and with no place. */
const later = (text: string) => told(text, { submittedAt: daysAfter(AT, 40), category: 'other' });

const SAME: readonly [string, string][] = [
  [
    '堰塘坎上的水泥路压烂了，坑有脸盆大，骑电瓶车的老人摔倒了。',
    '堰塘坎那段水泥路全是大坑，电瓶车过去摔了好几个老人。',
  ],
  ['活动广场的公厕又脏又臭，灯是坏的，晚上去不得。', '1组活动广场边上的厕所没人打扫，臭得很，灯也不亮。'],
  ['小区后门的下水道堵了，一下雨污水就漫到楼道口。', '后门那里下水道又堵了，污水流到楼道口臭得很。'],
  ['耕地地力保护补贴去年有今年没有。', '今年的耕地地力保护补贴没有发给我家，去年有。'],
  ['路灯坏了三个月没人修，晚上看不见路', '村口的路灯一直不亮，晚上走路看不见，请修一下路灯'],
  ['烧烤摊摆到人行道上，油烟大', '人行道被烧烤摊占了，晚上油烟熏人'],
];
test.each(SAME)('“%s” and “%s” speak of the same', (one, other) => {
  expect(foundIn(told(one), later(other))?.why).toEqual(['sameWords']);
  expect(foundIn(told(other), later(one))?.why).toEqual(['sameWords']);
});

const OTHER: readonly [string, string][] = [
  ['村口的路灯坏了三个月没人修', '自来水管漏水，找了村里几次都没人修'],
  ['补贴没有到账，请帮忙查一下', '低保评议没有开会，请查一下'],
  ['堰塘边上的垃圾没人运', '堰塘清淤的工程款没有公示'],
  ['村里的水泥路裂了', '村里的便民服务厅没有开门'],
];
test.each(OTHER)('“%s” and “%s” do not', (one, other) => {
  expect(foundIn(told(one), later(other))).toBeUndefined();
});

test('no two of what people report look alike but by chance', () => {
  const pairs = crowd.map(
    (one) =>
      alikeTo(
        one,
        crowd.filter((other) => other !== one),
        8,
      ).length,
  );
  expect(Math.max(...pairs)).toBeLessThanOrEqual(1);
});

describe('why', () => {
  const hole = told('路上有个大坑，车子过不去', { place: { text: '3组大堰塘旁' } });

  test('the same place, in other words; not the same words of another group', () => {
    const here = told('石头垮下来把路堵了', { place: { text: '大堰塘旁边（3组）' } });
    expect(foundIn(hole, here)?.why).toEqual(['samePlace', 'sameDays']);
    expect(foundIn(hole, { ...here, place: { text: '5组大堰塘旁' } })).toBeUndefined();
  });

  test('near by the ground where both have a point, whatever the words of the place', () => {
    const at = { text: '家门口', latitude: 28.84, longitude: 104.97 };
    const near = told('边沟的盖板断了', { place: { ...at, text: '路口', latitude: 28.8412 } });
    expect(foundIn({ ...hole, place: at }, near)).toMatchObject({ why: ['nearby', 'sameDays'], metres: 130 });
    const far = { ...near, place: { ...at, latitude: 28.85 } };
    expect(foundIn({ ...hole, place: at }, far)).toBeUndefined();
    expect(metresBetween(at, at)).toBe(0);
    expect(metresBetween(at, { text: '路口' })).toBeUndefined();
  });

  test('the same cadre, when the words have something in common', () => {
    const of = (text: string) => told(text, { accusedPersonId: 'ACCUSED', category: 'conduct' });
    const why = foundIn(of('办低保的时候说话难听'), of('办低保材料要交三次'))?.why;
    expect(why).toContain('samePerson');
    expect(foundIn(of('办低保的时候说话难听'), of('工程没有招标'))).toBeUndefined();
  });
});

test('the likest first, and no more than asked for', () => {
  const one = told('路灯坏了没人修，晚上看不见', { place: { text: '2组晒坝' } });
  const best = told('晒坝的路灯坏了，晚上看不见路', { place: { text: '2组晒坝边' } });
  const less = later('3组的路灯坏了');
  const found = alikeTo(one, [less, best, ...crowd], 8);
  expect(found[0]?.report).toBe(best);
  expect(found.map(({ report }) => report)).toContain(less);
  expect(alikeTo(one, [less, best, ...crowd], 1)).toHaveLength(1);
  expect(alikeTo(one, [], 8)).toEqual([]);
});
