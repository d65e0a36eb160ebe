import { idNumberOf } from '@shared/text/id-number';
import labelled from './testing/labelled-pairs.json';
import { type Frequencies, frequenciesOf, type Known, likenessOf } from './likeness';
import { type Listed, matchList, ONE_PERSON, type Rostered, TWO_PERSONS } from './match-list';

interface Labelled {
  listed: Known;
  rostered: Known;
  same: boolean;
  note: string;
}
const PAIRS: readonly Labelled[] = labelled;

/** A district's roster: 60,000 people in 158 villages, names as common as they are in southern Sichuan. */
const FREQUENCIES: Frequencies = {
  size: 60_000,
  villages: 158,
  ofName: new Map(
    ['李秀英', '王秀英', '张桂芳', '刘建国', '陈明', '王建军', '李建华', '杨秀兰', '周正华', '罗光明'].map((name) => [
      name,
      120,
    ]),
  ),
};

test('a number of 15 places gets its century and its check digit; what keyboards do to a number is undone', () => {
  expect(idNumberOf('110105491231002')).toBe('11010519491231002X');
  expect(idNumberOf('11010519491231002x')).toBe('11010519491231002X');
  expect(idNumberOf('１１０１０５ 19491231 002Ｘ')).toBe('11010519491231002X');
  expect(['11010519491231002', '110105491331002', '110105194912310021', ''].map(idNumberOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('200 labelled pairs: precision and recall of what is decided without a person, and what a person is asked', () => {
  const scored = PAIRS.map((pair) => ({ ...pair, odds: likenessOf(pair.listed, pair.rostered, FREQUENCIES) }));
  const called = scored.filter(({ odds }) => odds >= ONE_PERSON);
  const right = called.filter(({ same }) => same).length;
  const asked = scored.filter(({ odds }) => odds < ONE_PERSON && odds > TWO_PERSONS);
  const missed = scored.filter(({ odds, same }) => same && odds <= TWO_PERSONS);
  const precision = right / called.length;
  const recall = right / scored.filter(({ same }) => same).length;
  process.stdout.write(
    `人员比对 200 对：精确率 ${precision.toFixed(3)}，召回率 ${recall.toFixed(3)}，交人判断 ${asked.length} 对（其中同一人 ${asked.filter(({ same }) => same).length}），漏掉 ${missed.length} 对（${[...new Set(missed.map(({ note }) => note))].join('、')}）\n`,
  );
  expect(PAIRS).toHaveLength(200);
  // Nobody is called another's name by a machine.
  expect(precision).toBe(1);
  expect(recall).toBeGreaterThan(0.6);
  expect(missed.length).toBeLessThanOrEqual(12);
});

const person = (personId: string, more: Partial<Rostered> = {}): Rostered => ({
  personId,
  name: '李秀英',
  bornOn: '1949-12-31',
  villageCode: '511503002201',
  ...more,
});
const row = (rowId: string, more: Partial<Listed> = {}): Listed => ({ rowId, name: '李秀英', ...more });
const NUMBER = '11010519491231002X';
const keyOf = (idNumber: string) => `key of ${idNumber}`;

test('a number decides alone: the same one in its old form is one person, another one is two, whatever else agrees', () => {
  const roster = [person('p1', { numberKey: `key of ${NUMBER}` })];
  const list = [
    row('old', { idNumber: '110105491231002', name: '写错的名' }),
    row('other', { idNumber: '110105194912310038', bornOn: '1949-12-31', villageCode: '511503002201' }),
  ];
  const { same, ask, apart } = matchList(list, roster, frequenciesOf(roster), keyOf);
  expect(same).toEqual([{ rowId: 'old', personId: 'p1', by: 'id' }]);
  expect([ask, apart]).toEqual([[], ['other']]);
});

test('namesakes born on one day in one village are for a person to decide, never for the machine', () => {
  const roster = [person('p1'), person('p2')];
  const { same, ask } = matchList(
    [row('r', { bornOn: '1949-12-31', villageCode: '511503002201' })],
    roster,
    FREQUENCIES,
    keyOf,
  );
  expect(same).toEqual([]);
  expect(ask.map(({ personId }) => personId)).toEqual(['p1', 'p2']);
});

test('what was never compared is reported with the reason', () => {
  const { neverCompared } = matchList(
    [row('nameOnly'), row('badNumber', { idNumber: '123' })],
    [person('p1')],
    FREQUENCIES,
    keyOf,
  );
  expect(neverCompared).toEqual([
    { rowId: 'nameOnly', because: 'nothingToCompareBy' },
    { rowId: 'badNumber', because: 'badIdNumber' },
  ]);
});

test('a rare name weighs more than a common one', () => {
  const odds = (name: string) => likenessOf({ name }, { name, bornOn: '1949-12-31' }, FREQUENCIES);
  expect(odds('先泽霖') - odds('李秀英')).toBeCloseTo(Math.log2(120));
});

test('a number that stands on the roster twice is one human being: both rows are meant', () => {
  const roster = ['p1', 'p2'].map((personId) => person(personId, { numberKey: keyOf(NUMBER) }));
  const { same } = matchList([row('r', { idNumber: NUMBER })], roster, frequenciesOf(roster), keyOf);
  expect(same.map(({ personId }) => personId)).toEqual(['p1', 'p2']);
});
