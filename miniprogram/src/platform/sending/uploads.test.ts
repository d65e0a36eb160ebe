import { act, renderHook } from '@testing-library/react';
import type { PickedFile } from '../files/pick-media';
import type { Upload } from './upload-refused';
import { useUploads } from './uploads';

const FILE: PickedFile = { localId: 'a', path: 'a.jpg', kind: 'image', contentType: 'image/jpeg', bytes: 10 };
const mockStarted: { as: string; finish: (mediaId: string) => void }[] = [];

jest.mock('../files/pick-media', () => ({ pickMedia: async () => ({ files: [FILE], refusals: [] }) }));
jest.mock('./upload', () => ({
  sayUploadError: () => '',
  uploadFile: (_: PickedFile, { draftKey }: { draftKey?: string }): Upload => {
    let finish: (mediaId: string) => void = () => undefined;
    const done = new Promise<string>((resolve) => (finish = resolve));
    mockStarted.push({ as: draftKey ? 'draft' : 'account', finish });
    // An abort that comes too late: the file is stored already, and its answer on the way.
    return { done, abort: () => undefined } as Upload;
  },
}));

test('a file sent for the draft is forgotten when the form turns to the account, though its answer comes later', async () => {
  let anonymous = true;
  const { result, rerender } = renderHook(() => useUploads({ draftKey: () => (anonymous ? 'secret' : undefined) }));
  await act(() => result.current.add('image'));
  anonymous = false;
  rerender();
  act(() => result.current.resendAll());
  expect(mockStarted.map(({ as }) => as)).toEqual(['draft', 'account']);

  await act(async () => mockStarted[0]!.finish('of the draft'));
  expect(result.current).toMatchObject({ sending: true, mediaIds: [] });
  await act(async () => mockStarted[1]!.finish('of the account'));
  expect(result.current).toMatchObject({ sending: false, mediaIds: ['of the account'] });
});
