import type { Media } from '../../media/media';
import { fileNameOf, isOfReport, mayOpenOriginals, mayRedact } from './evidence-of';

const VILLAGE = '511503002201';
const TOWN = '511503002';
const DISTRICT = '511503';

describe('mayOpenOriginals', () => {
  test.each([
    ['named', TOWN, ['handler'], true],
    ['named', VILLAGE, ['handler'], false],
    ['named', VILLAGE, ['regulator'], true],
    ['named', DISTRICT, ['handler', 'regulator'], true],
    ['named', VILLAGE, ['above'], false],
    ['named', TOWN, ['reporter'], false],
    // An original may tell on whose phone it was taken: of who hid, the district alone.
    ['confidential', TOWN, ['handler'], false],
    ['anonymous', TOWN, ['handler'], false],
    ['anonymous', TOWN, ['regulator'], true],
    ['confidential', DISTRICT, ['handler', 'regulator'], true],
    ['named', TOWN, [], false],
  ] as const)('%s, handled by %s, as %j: %s', (mode, handledByDivision, parts, may) =>
    expect(mayOpenOriginals({ mode, handledByDivision }, parts)).toBe(may),
  );
});

test('who can answer may paint over, whoever they are', () => {
  expect(mayRedact(['handler'])).toBe(true);
  expect([mayRedact(['regulator']), mayRedact(['above']), mayRedact(['reporter']), mayRedact([])]).toEqual(
    Array(4).fill(false),
  );
});

const file = (given: Partial<Media>): Media => ({
  mediaId: 'M2',
  kind: 'image',
  contentType: 'image/heic',
  bytes: 1,
  state: 'ready',
  owner: 'draft#x',
  originalKey: 'originals/M2',
  claimedBy: 'R1',
  ...given,
});

test('what was sent for a report is of it; what was painted over, or is of another, is not', () => {
  expect(isOfReport(file({}), 'R1')).toBe(true);
  expect(isOfReport(file({ redactionOf: 'M1' }), 'R1')).toBe(false);
  expect(isOfReport(file({ claimedBy: 'R2' }), 'R1')).toBe(false);
  expect(isOfReport(file({ claimedBy: undefined }), 'R1')).toBe(false);
});

test('a file is saved under the report’s number and its place', () => {
  const report = { referenceNo: 'NX20261123-4F7K', mediaIds: ['M1', 'M2'] };
  expect(fileNameOf(report, file({}))).toBe('NX20261123-4F7K-2.heic');
  expect(fileNameOf(report, file({ mediaId: 'LETTERS-9ABC', contentType: 'audio/x-m4a' }))).toBe(
    'NX20261123-4F7K-9ABC.m4a',
  );
});
