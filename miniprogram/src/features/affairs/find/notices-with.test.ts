import type { Notice } from '@shared/affairs/notices';
import { noticesWith } from './notices-with';

const notice = (title: string, withdrawnAt?: string) => ({ title, ...(withdrawnAt && { withdrawnAt }) }) as Notice;
const NOTICES = [notice('2026年耕地补贴公示'), notice('修路占地补偿'), notice('修路招标', '2026-11-01T00:00:00.000Z')];
const found = (typed: string) => noticesWith(NOTICES, typed).map(({ title }) => title);

test('every word is in the title, full-width digits and all; what was taken back is not found', () => {
  expect(found('修路')).toEqual(['修路占地补偿']);
  expect(found('２０２６ 补贴')).toEqual(['2026年耕地补贴公示']);
  expect(found('补贴 修路')).toEqual([]);
  expect(found('  ')).toEqual([]);
});
