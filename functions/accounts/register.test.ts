import { netValueOf, registerSums } from './register';

test('the net value is what is left after depreciation, never below zero', () => {
  expect(netValueOf({ originalValueFen: 1000, accumulatedDepreciationFen: 300 })).toBe(700);
  expect(netValueOf({ originalValueFen: 1000, accumulatedDepreciationFen: 1200 })).toBe(0);
});

test('scrapped assets and ended contracts are not counted, but what is owed stays owed', () => {
  expect(
    registerSums(
      [
        { originalValueFen: 1000, accumulatedDepreciationFen: 300, status: 'inUse' },
        { originalValueFen: 5000, accumulatedDepreciationFen: 0, status: 'scrapped' },
      ],
      [{ areaMu: 0.1 }, { areaMu: 0.2 }],
      [
        { yearlyRentFen: 800, arrearsFen: 0, status: 'active' },
        { yearlyRentFen: 900, arrearsFen: 50, status: 'expired' },
      ],
    ),
  ).toEqual({
    assets: { count: 1, netValueFen: 700 },
    resources: { count: 2, areaMu: 0.3 },
    contracts: { count: 1, yearlyRentFen: 800, arrearsFen: 50 },
  });
});
