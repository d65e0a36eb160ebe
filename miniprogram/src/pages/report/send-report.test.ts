import { act, renderHook } from '@testing-library/react';
import type { Me } from '@shared/identity/identity';
import { enqueue, sendAll, useOutbox } from '@/platform/sending/outbox';
import { setSession } from '@/platform/server/session';
import phone, { clearStorage } from '../../../test/taro';
import { REPORT, sendReports } from './send-report';

const signIn = (accountId: string) =>
  setSession({
    accessToken: `${accountId}.a`,
    refreshToken: 'r',
    accessExpiresAt: '2099-01-01T00:00:00.000Z',
    me: { accountId, grants: [] } as unknown as Me,
  });
const report = { villageCode: '511503002228', category: 'works', description: '路灯坏了', about: { kind: 'village' } };
const sent = () => (phone.request as jest.Mock).mock.calls.map(([asked]: [{ url: string }]) => asked.url);

beforeEach(() => {
  clearStorage();
  (phone.request as jest.Mock).mockReset().mockResolvedValue({ statusCode: 503, data: {}, header: {} });
});

test('a signed report that waits never goes out as the next person’s who signs in on this phone', async () => {
  sendReports();
  signIn('LI');
  const waiting = { mode: 'named', report, villageName: '牛角村', by: 'WANG' };
  await enqueue({ key: 'k1', kind: REPORT, body: waiting, files: [] });
  await sendAll();
  expect(sent()).toEqual([]);
  const shown = renderHook(useOutbox);
  expect(shown.result.current).toEqual([]);
  act(() => signIn('WANG'));
  shown.rerender();
  expect(shown.result.current).toHaveLength(1);
  await sendAll();
  expect(sent().some((url) => url.endsWith('/reports'))).toBe(true);
});
