import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { districtFiller, PICTURES } from './district-filler';

const folder = mkdtempSync(path.join(os.tmpdir(), 'filler-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what is left is kept in its file, so that the next start goes on there, and the file goes when nothing is', () => {
  const file = path.join(folder, 'left.json');
  const first = districtFiller(file);
  expect(first.left()).toEqual([]);
  first.begin([PICTURES, '511503001001']);
  expect(districtFiller(file).left()).toEqual([PICTURES, '511503001001']);
  districtFiller(file).begin([]);
  expect(existsSync(file)).toBe(false);
});

test('without a file nothing is kept', () => {
  districtFiller().begin(['511503001001']);
  expect(districtFiller().left()).toEqual([]);
});
