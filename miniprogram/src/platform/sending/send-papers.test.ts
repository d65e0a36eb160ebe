import Taro from '@tarojs/taro';
import { handOverPapers, mendPaper } from '@shared/accounts/intake';
import { setNetwork } from '../../../test/taro';
import { watchNetwork } from '../server/network';
import { setSession } from '../server/session';
import { enqueue, getOutbox, startOutbox } from './outbox';
import { type OutgoingPapers, PAPERS_OUT, sendPapers } from './send-papers';
import { uploadFile } from './upload';

jest.mock('./upload', () => ({ uploadFile: jest.fn() }));

const request = Taro.request as unknown as jest.Mock;
const ME = '01HZ0000000000000000000000';
const VILLAGE = '511503002228';
const paper = (what: string, mediaIds: string[] = []) => ({
  ...{ kind: '发票' as const, amountFen: 100, on: '2026-11-18', what, mediaIds },
});
const file = (localId: string) => ({
  ...{ localId, path: `wxfile://tmp/${localId}.jpg`, kind: 'image' as const },
  ...{ contentType: 'image/jpeg' as const, bytes: 10 },
});
const headOf = ({ method, path, access }: OutgoingPapers['to']) => ({ method, path, access });
const settle = async () => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};
const waits = (body: Omit<OutgoingPapers, 'by'>, by = ME) =>
  enqueue({ key: 'k', kind: PAPERS_OUT, body: { ...body, by }, files: ['a', 'b', 'c'].map(file) });
const sent = () =>
  request.mock.calls.map(([{ method, url, data }]) => [method, url.slice(url.indexOf('/villages')), JSON.parse(data)]);

beforeAll(() => {
  watchNetwork();
  setSession({ accessToken: 'a', refreshToken: 'r', accessExpiresAt: '', me: { accountId: ME, grants: [] } } as never);
  // What the app does when it is launched: no page of the accounts is loaded.
  sendPapers();
  startOutbox();
});
beforeEach(() => {
  request.mockReset().mockResolvedValue({ statusCode: 200, data: {} });
  jest
    .mocked(uploadFile)
    .mockImplementation(
      ({ localId }) => ({ done: Promise.resolve(`media-${localId}`), abort: () => undefined }) as never,
    );
  setNetwork(false);
});

test('papers that waited for a network go out by the app alone, each with its own pictures, and are taken out of the queue', async () => {
  const papers = [paper('电费', ['had']), paper('保洁')];
  await waits({ to: headOf(handOverPapers), params: { villageCode: VILLAGE }, papers, pictures: [2, 1] });
  expect(getOutbox()).toHaveLength(1);
  setNetwork(true);
  await settle();
  const mediaIds = [['had', 'media-a', 'media-b'], ['media-c']];
  expect(sent()).toEqual([
    [
      'POST',
      `/villages/${VILLAGE}/paper-batches`,
      { papers: papers.map((one, at) => ({ ...one, mediaIds: mediaIds[at] })) },
    ],
  ]);
  expect(getOutbox()).toEqual([]);
});

test('a paper that comes again goes to its own batch', async () => {
  const params = { villageCode: VILLAGE, batchId: 'B', paperId: 'P' };
  await waits({ to: headOf(mendPaper), params, papers: [paper('电费')], pictures: [3] });
  setNetwork(true);
  await settle();
  const body = paper('电费', ['media-a', 'media-b', 'media-c']);
  expect(sent()).toEqual([['POST', `/villages/${VILLAGE}/paper-batches/B/papers/P/mending`, body]]);
});

test('papers of another who used this phone stay where they are', async () => {
  const params = { villageCode: VILLAGE };
  await waits({ to: headOf(handOverPapers), params, papers: [paper('电费')], pictures: [3] }, 'another');
  setNetwork(true);
  await settle();
  expect(sent()).toEqual([]);
  expect(getOutbox()).toHaveLength(1);
});
