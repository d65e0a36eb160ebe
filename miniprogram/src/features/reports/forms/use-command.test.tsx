import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { AppError } from '@shared/errors';
import type { ReportView } from '@shared/reports/reports';
import { NetworkError } from '@/platform/server/call';
import { type Send, useCommand } from './use-command';

const ULID = '01J9ZZZZZZZZZZZZZZZZZZZZZZ';
const answered: ReportView = {
  reportId: ULID,
  referenceNo: 'NX20261123-4F7K',
  villageCode: '511503001201',
  villageName: '牛角村',
  category: 'works',
  excerpt: '路坏了',
  state: 'answered',
  mode: 'named',
  submittedAt: '2026-11-01T00:00:00.000Z',
  mediaCount: 0,
  description: '路坏了',
  aboutKind: 'village',
  media: [],
  timeline: [],
  handledBy: '牛角村村委会',
  handledByDivision: '511503001201',
  mayDo: [],
  version: 3,
};

type Body = { version: number; text: string };

function setUp(send: Send<Body>) {
  const page = { take: jest.fn(), refresh: jest.fn(() => Promise.resolve()), onDone: jest.fn() };
  const client = new QueryClient();
  const wrapper = ({ children }: PropsWithChildren) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useCommand<Body>({ ...page, send, doneWords: '好了' }), { wrapper });
  return { page, result, run: (body: Body) => act(async () => result.current.run(body)) };
}

test('the same content is sent again under the same key after a lost network, other content under another', async () => {
  const keys: string[] = [];
  const { result, run } = setUp((_, key) => {
    keys.push(key);
    return Promise.reject(new NetworkError('timeout'));
  });
  for (const text of ['一', '一', '二']) {
    await run({ version: 1, text });
    await waitFor(() => expect(result.current.error).toBeInstanceOf(NetworkError));
  }
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('a newer state that came with the refusal is shown, and the form is not finished', async () => {
  const { page, result, run } = setUp(() => Promise.reject(new AppError('version.stale', answered)));
  await run({ version: 1, text: '一' });
  await waitFor(() => expect(result.current.stale).toBe(true));
  expect(page.take).toHaveBeenCalledWith(answered);
  expect(page.refresh).not.toHaveBeenCalled();
  expect(page.onDone).not.toHaveBeenCalled();
  expect(result.current.error).toBeUndefined();
});

test('a refusal that brings no newer state has the report fetched', async () => {
  const { page, result, run } = setUp(() => Promise.reject(new AppError('reports.wrongState')));
  await run({ version: 1, text: '一' });
  await waitFor(() => expect(result.current.stale).toBe(true));
  expect(page.refresh).toHaveBeenCalledTimes(1);
});

test('done, the page takes the answer and the form ends', async () => {
  const { page, run } = setUp(() => Promise.resolve(answered));
  await run({ version: 1, text: '一' });
  await waitFor(() => expect(page.onDone).toHaveBeenCalledTimes(1));
  expect(page.take).toHaveBeenCalledWith(answered);
});
