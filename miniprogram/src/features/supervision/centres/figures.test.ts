import { CentreFigure, type Centres } from '@shared/supervision/centres';
import { sayFen, standingOf, tilesOf } from './figures';

const figures = Object.fromEntries(CentreFigure.options.map((name) => [name, 0])) as Centres['figures'];
const centres: Centres = { month: '2026-10', villages: 3, figures, towns: [] };

test('money of a district is said in ten thousands, a small sum to the fen', () => {
  expect([sayFen(999_999), sayFen(1_000_000), sayFen(-1_234_567_800), sayFen(0)]).toEqual([
    '¥9,999.99',
    '1.00 万元',
    '-1234.57 万元',
    '¥0.00',
  ]);
});

test('no number of any centre is about a person or a report', () => {
  const all = (['data', 'watch', 'decide'] as const).flatMap((centre) => tilesOf(centre, centres, '511503'));
  expect(all.map(({ key }) => key).sort()).toEqual([...CentreFigure.options].sort());
});

test('each village of a town is in one part, whatever was counted', () => {
  const town = (villages: number, published: number, closed: number) =>
    standingOf({ villages, figures: { ...figures, published, closed } });
  expect(town(10, 4, 7)).toEqual({ published: 4, closed: 3, behind: 3 });
  expect(town(10, 7, 4)).toEqual({ published: 7, closed: 0, behind: 3 });
  expect(town(0, 0, 0)).toEqual({ published: 0, closed: 0, behind: 0 });
});

test('every number of every centre opens something', () => {
  for (const centre of ['data', 'watch', 'decide'] as const)
    for (const { open, title } of tilesOf(centre, centres, '511503'))
      expect([title, typeof open]).toEqual([title, 'function']);
});
