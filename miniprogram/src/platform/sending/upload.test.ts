import Taro from '@tarojs/taro';
import { uploadFile } from './upload';
import { s3ErrorCode } from './upload-refused';

const request = Taro.request as unknown as jest.Mock;
const toStorage = Taro.uploadFile as unknown as jest.Mock;
const file = {
  localId: '1',
  path: 'wxfile://tmp/1.jpg',
  kind: 'image' as const,
  contentType: 'image/jpeg' as const,
  bytes: 10,
};
const ticket = (n: number) => ({
  statusCode: 200,
  data: { mediaId: `media-${n}`, url: 'https://s3.test', fields: { key: `k${n}`, policy: 'p' }, expiresAt: '' },
});
const askedOf = () => request.mock.calls.map(([{ url }]) => (url as string).replace('http://api.test', ''));
const answer = (statusCode: number, data = '') =>
  Object.assign(Promise.resolve({ statusCode, data }), { abort: jest.fn() });

beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: 50 });
  request.mockReset();
  toStorage.mockReset();
  let given = 0;
  request.mockImplementation(async () => ticket((given += 1)));
});
afterEach(() => jest.useRealTimers());

describe('uploadFile', () => {
  it.each([200, 201, 204])('takes %i for stored', async (status) => {
    toStorage.mockReturnValue(answer(status));
    await expect(uploadFile(file).done).resolves.toBe('media-1');
    expect(toStorage.mock.calls[0]![0]).toMatchObject({ name: 'file', formData: { key: 'k1', policy: 'p' } });
  });

  it('asks for a fresh ticket for every try', async () => {
    toStorage
      .mockReturnValueOnce(answer(403, '<Error><Code>AccessDenied</Code></Error>'))
      .mockReturnValueOnce(answer(201));
    await expect(uploadFile(file).done).resolves.toBe('media-2');
    expect(toStorage.mock.calls.map(([{ formData }]) => formData.key as string)).toEqual(['k1', 'k2']);
  });

  it('does not try again what is too large', async () => {
    toStorage.mockReturnValue(answer(400, '<Error><Code>EntityTooLarge</Code></Error>'));
    await expect(uploadFile(file).done).rejects.toMatchObject({ code: 'EntityTooLarge', status: 400 });
    expect(toStorage).toHaveBeenCalledTimes(1);
  });

  it('never sends an anonymous file under an account, not even when its key is missing', async () => {
    toStorage.mockImplementation(() => answer(201));
    await uploadFile(file, { draftKey: '' }).done;
    await uploadFile(file).done;
    expect(askedOf()).toEqual(['/anonymous/media', '/media']);
  });

  it('reads the code of S3’s own error', () => {
    expect(s3ErrorCode('<?xml?><Error><Code>SignatureDoesNotMatch</Code></Error>')).toBe('SignatureDoesNotMatch');
    expect(s3ErrorCode('')).toBe('Unknown');
  });
});
