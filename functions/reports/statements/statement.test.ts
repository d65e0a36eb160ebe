import { stateOf, tellsOf, weekOf } from './statement';

const REPORT = {
  description: '去年公示的粮食直补名单里有三户早就搬走了，钱还是打出去了，是陈书记定的。',
  place: { text: '3组晒坝边' },
  reporterName: '王秀英',
};
const kinds = (summary: string, report: Partial<typeof REPORT> = REPORT, events = [] as never[]) =>
  tellsOf(summary, { ...REPORT, reporterName: undefined as never, ...report }, events).map(({ kind }) => kind);

test('words of one’s own tell nothing', () => {
  expect(kinds('请说明去年粮食补贴的名单是怎样核定、公示的。')).toEqual([]);
});

test('twelve of the reporter’s characters in a row tell, eleven do not, whatever marks stand between', () => {
  expect(kinds('有人说去年公示的粮食直补名单里')).toEqual(['copied']);
  expect(kinds('去年，公示的粮食直补名单')).toEqual([]);
  expect(kinds('去年，公示的粮食直补名单里')).toEqual(['copied']);
  expect(tellsOf('反映：三户早就搬走了，钱还是打出去了，请说明', REPORT, [])).toEqual([
    { kind: 'copied', words: '三户早就搬走了钱还是打出去了' },
  ]);
});

test('what was supplied later counts like the report, what the office wrote does not', () => {
  const text = '补充一张照片是上个月二十号拍的公示栏';
  expect(tellsOf(`请看${text}`, REPORT, [{ step: 'materialSupplied', text }]).map(({ kind }) => kind)).toEqual([
    'copied',
  ]);
  expect(tellsOf(`请看${text}`, REPORT, [{ step: 'materialAsked', text }])).toEqual([]);
});

test('the name and the place tell; of a hidden reporter no name is known to warn of', () => {
  expect(kinds('王秀英家的补贴')).toEqual(['reporter']);
  expect(kinds('王秀英家的补贴', { ...REPORT, reporterName: undefined as never })).toEqual([]);
  expect(kinds('请说明3组晒坝边的事')).toEqual(['place']);
});

test('of the day it was asked only the week is left, by the day in China', () => {
  expect(weekOf('2026-03-12T01:00:00.000Z')).toBe('2026-03-09');
  // Sunday evening in London is Monday in China.
  expect(weekOf('2026-03-15T15:59:59.999Z')).toBe('2026-03-09');
  expect(weekOf('2026-03-15T16:00:00.000Z')).toBe('2026-03-16');
});

test('it is answered once, in time', () => {
  const asked = {
    statementId: 'S',
    personId: 'P',
    askedBy: '',
    summary: '',
    askedWeek: '',
    answerBy: 'B',
    mediaIds: [],
    version: 1,
  };
  expect(stateOf(asked, 'B')).toBe('asked');
  expect(stateOf(asked, 'C')).toBe('late');
  expect(stateOf({ ...asked, text: '是这样' }, 'C')).toBe('given');
});
