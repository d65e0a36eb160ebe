import { addPictures, withoutPictures } from './papers';

const [A, B, C] = ['A', 'B', 'C'];
const papers = withoutPictures([{ kind: '发票', title: '税务发票', pages: 1 }]);

test('pictures come at the end of a paper, whose pages are at least as many', () => {
  const once = addPictures(papers, { place: 0, mediaIds: [A] });
  expect(addPictures(once, { place: 0, mediaIds: [B, C] })).toEqual([
    { kind: '发票', title: '税务发票', pages: 3, mediaIds: [A, B, C] },
  ]);
  expect(papers[0]!.mediaIds).toEqual([]);
});

test('a new paper is of a kind of the list', () => {
  expect(addPictures(papers, { kind: '现场照片', mediaIds: [A] })[1]).toEqual({
    kind: '现场照片',
    title: '现场照片',
    pages: 1,
    mediaIds: [A],
  });
  expect(() => addPictures(papers, { mediaIds: [A] })).toThrow('request.malformed');
});

test('a picture is replaced in its place, once', () => {
  const both = addPictures(papers, { place: 0, mediaIds: [A, B] });
  const mended = addPictures(both, { place: 0, mediaIds: [C], replaces: A });
  expect(mended[0]!.mediaIds).toEqual([C, B]);
  expect(() => addPictures(mended, { place: 0, mediaIds: [C], replaces: A })).toThrow('request.malformed');
});

test('there is no paper beyond the last, and none with more than thirty pictures', () => {
  expect(() => addPictures(papers, { place: 1, mediaIds: [A] })).toThrow('request.malformed');
  const full = addPictures(papers, { place: 0, mediaIds: Array<string>(30).fill(A) });
  expect(() => addPictures(full, { place: 0, mediaIds: [B] })).toThrow('media.tooMany');
});
