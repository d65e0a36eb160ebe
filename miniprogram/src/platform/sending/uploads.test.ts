import { act, renderHook } from '@testing-library/react';
import type { PickedFile } from '../files/pick-media';
import type { Upload } from './upload-refused';
import { useUploads } from './uploads';

const FILE: PickedFile = { localId: 'a', path: 'a.jpg', kind: 'image', contentType: 'image/jpeg', bytes: 10 };
const mockStarted: { as: string; finish: (mediaId: string) => void }[] = [];

/** Lets the phone read on what was chosen. */
let mockRead: Promise<void> = Promise.resolve();
jest.mock('../files/pick-media', () => ({
  pickMedia: async (_room: object, onChosen: () => void) => {
    onChosen();
    await mockRead;
    return { files: [FILE], refusals: [] };
  },
}));
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

test('a form waits for a film that is chosen and not read yet', async () => {
  let read: () => void = () => undefined;
  mockRead = new Promise((resolve) => (read = resolve));
  const { result } = renderHook(() => useUploads());
  await act(async () => void result.current.add('video'));
  expect(result.current).toMatchObject({ reading: true, sending: true, items: [] });
  await act(async () => read());
  expect(result.current).toMatchObject({ reading: false, sending: true, items: [{ state: 'sending' }] });
});

test('a form waits for a note that is being spoken; one that is thrown away holds nothing up', async () => {
  let stop: (note?: PickedFile) => void = () => undefined;
  const spoken = () => new Promise<PickedFile | undefined>((resolve) => (stop = resolve));
  const { result } = renderHook(() => useUploads());
  await act(async () => void result.current.addNote(spoken()));
  expect(result.current).toMatchObject({ coming: true, sending: true, items: [] });
  await act(async () => stop());
  expect(result.current).toMatchObject({ coming: false, sending: false, items: [] });
  await act(async () => void result.current.addNote(spoken()));
  await act(async () => stop({ ...FILE, kind: 'audio' }));
  expect(result.current).toMatchObject({ coming: false, sending: true, items: [{ file: { kind: 'audio' } }] });
});
