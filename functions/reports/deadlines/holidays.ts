import { twoDigits } from '@shared/time';
/**
 * 法定节假日 by year: the weekdays that are off, and the weekends that are worked for them, as `MM-DD`. A year is added when the State Council
 * announces it (usually in November); until then its weekends are off and its days of state holiday unknown: see `isAnnounced`.
 * Sources: 国办发明电〔2024〕12号 (2025), 国办发明电〔2025〕7号 (2026); compared day by day with the package chinese-days 1.5.7.
 */
interface Year {
  readonly off: readonly string[];
  readonly worked: readonly string[];
}

const days = (month: number, ...dates: number[]): string[] =>
  dates.map((date) => `${twoDigits(month)}-${twoDigits(date)}`);

export const HOLIDAYS: Readonly<Record<number, Year>> = {
  2025: {
    off: [
      ...days(1, 1, 28, 29, 30, 31),
      ...days(2, 3, 4),
      ...days(4, 4),
      ...days(5, 1, 2, 5),
      ...days(6, 2),
      ...days(10, 1, 2, 3, 6, 7, 8),
    ],
    worked: [...days(1, 26), ...days(2, 8), ...days(4, 27), ...days(9, 28), ...days(10, 11)],
  },
  2026: {
    off: [
      ...days(1, 1, 2),
      ...days(2, 16, 17, 18, 19, 20, 23),
      ...days(4, 6),
      ...days(5, 1, 4, 5),
      ...days(6, 19),
      ...days(9, 25),
      ...days(10, 1, 2, 5, 6, 7),
    ],
    worked: [...days(1, 4), ...days(2, 14, 28), ...days(5, 9), ...days(9, 20), ...days(10, 10)],
  },
};
