import Taro from '@tarojs/taro';
import { MULTIPART_FROM, PART_BYTES } from '@shared/media/multipart';
import { NetworkError } from '../server/call';
import { uploadFile } from './upload';

jest.mock('../files/file-bytes', () => ({
  pieceOf: jest.fn(async (_: string, from: number, bytes: number) => ({ from, bytes })),
}));

const request = Taro.request as unknown as jest.Mock;
const file = {
  localId: '1',
  path: 'wxfile://tmp/1.mp4',
  kind: 'video' as const,
  contentType: 'video/mp4' as const,
  bytes: PART_BYTES * 2 + 7,
};

/** A server that keeps parts, and a network that can be cut. */
let stored: Set<number>;
let gone: boolean;
let finished: number;
let calls: string[];
let cutAt: (call: string) => boolean;

const sizeOf = (partNo: number) => (partNo === 3 ? 7 : PART_BYTES);
const toSend = () => ({
  mediaId: 'film',
  parts: [1, 2, 3]
    .filter((partNo) => !stored.has(partNo))
    .map((partNo) => ({
      partNo,
      from: (partNo - 1) * PART_BYTES,
      bytes: sizeOf(partNo),
      url: `https://s3.test/${partNo}`,
    })),
});
const refused = (code: string, statusCode: number) => ({ statusCode, data: { code, message: '', requestId: '' } });

beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: 50 });
  [stored, gone, finished, calls, cutAt] = [new Set(), false, 0, [], () => false];
  request.mockReset();
  request.mockImplementation(async ({ url, data }: { url: string; data: unknown }) => {
    const call = url.replace('http://api.test', '').replace('https://s3.test/', 'PUT ');
    calls.push(call);
    if (cutAt(call)) throw { errMsg: 'request:fail' };
    if (call.startsWith('PUT')) {
      const partNo = Number(call.slice(4));
      if ((data as { bytes: number }).bytes !== sizeOf(partNo)) return { statusCode: 403, data: '' };
      stored.add(partNo);
      return { statusCode: 200, data: '' };
    }
    if (gone && call.includes('film')) return refused('media.uploadGone', 409);
    if (call.endsWith('/completion')) {
      finished += 1;
      return { statusCode: 200, data: {} };
    }
    return { statusCode: 200, data: toSend() };
  });
});
afterEach(() => jest.useRealTimers());

test('a large file goes in parts, each of the piece it is, and is finished once', async () => {
  const percents: number[] = [];
  await expect(uploadFile(file, { onProgress: (percent) => percents.push(percent) }).done).resolves.toBe('film');
  expect(calls).toEqual(['/media/uploads', 'PUT 1', 'PUT 2', 'PUT 3', '/media/uploads/film/completion']);
  expect(percents).toEqual([0, 50, 99, 99, 100]);
});

test('a small one goes at once', async () => {
  (Taro.uploadFile as unknown as jest.Mock).mockReturnValue(
    Object.assign(Promise.resolve({ statusCode: 201, data: '' }), { abort: jest.fn() }),
  );
  await uploadFile({ ...file, bytes: MULTIPART_FROM - 1 }).done;
  expect(calls).toEqual(['/media']);
});

test('after a part was lost only what is missing is sent, to fresh places', async () => {
  let cuts = 0;
  cutAt = (call) => call === 'PUT 2' && (cuts += 1) === 1;
  await expect(uploadFile(file).done).resolves.toBe('film');
  expect(calls).toEqual([
    '/media/uploads',
    'PUT 1',
    'PUT 2',
    '/media/uploads/film/parts',
    'PUT 2',
    'PUT 3',
    '/media/uploads/film/completion',
  ]);
});

test('begun before a restart, it goes on under the same id', async () => {
  stored = new Set([1, 2]);
  const onBegun = jest.fn();
  await uploadFile(file, { begun: 'film', onBegun }).done;
  expect(calls).toEqual(['/media/uploads/film/parts', 'PUT 3', '/media/uploads/film/completion']);
  expect(onBegun).not.toHaveBeenCalled();
});

test('the answer to finishing is lost: it is asked what is missing, and finished again', async () => {
  let cuts = 0;
  cutAt = (call) => call.endsWith('/completion') && (cuts += 1) === 1;
  await expect(uploadFile(file).done).resolves.toBe('film');
  expect(calls.slice(-2)).toEqual(['/media/uploads/film/parts', '/media/uploads/film/completion']);
  expect(calls.filter((call) => call.startsWith('PUT'))).toHaveLength(3);
});

test('one that storage gave up is begun anew', async () => {
  gone = true;
  const onBegun = jest.fn(() => {
    gone = false;
  });
  await uploadFile(file, { begun: 'film', onBegun }).done;
  expect(calls.slice(0, 2)).toEqual(['/media/uploads/film/parts', '/media/uploads']);
  expect(onBegun).toHaveBeenCalledWith('film');
});

test('without a network it gives up after three tries, and says so', async () => {
  cutAt = (call) => call.startsWith('PUT');
  await expect(uploadFile(file).done).rejects.toBeInstanceOf(NetworkError);
  expect(calls.filter((call) => call === 'PUT 1')).toHaveLength(3);
  expect(finished).toBe(0);
});

test('a hidden reporter’s file is never sent under an account', async () => {
  await uploadFile(file, { draftKey: 'secret' }).done;
  expect(calls.filter((call) => !call.startsWith('PUT'))).toEqual([
    '/anonymous/media/uploads',
    '/anonymous/media/uploads/film/completion',
  ]);
});
