import type { Notice } from '@shared/affairs/notices';
import { leading } from './news';

const notice = (noticeId: string, more: Partial<Notice> = {}) => ({ noticeId, ...more }) as Notice;

test('what the village put first leads, once; what was taken back does not lead', () => {
  const newest = [notice('withdrawn', { withdrawnAt: '2026-11-20T00:00:00.000Z' }), notice('new'), notice('pinned')];
  const ids = leading(newest, notice('pinned')).map(({ noticeId }) => noticeId);
  expect(ids).toEqual(['pinned', 'new']);
  expect(leading(newest, undefined).map(({ noticeId }) => noticeId)).toEqual(['new', 'pinned']);
  expect(
    leading(
      Array.from({ length: 9 }, (_, at) => notice(`n${at}`)),
      notice('old'),
    ),
  ).toHaveLength(5);
});
