import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import budgets from '../../miniprogram/config/budgets.json';
import { firstLoadBytes, overFirstLoad } from './first-load';

let dist: string;
beforeEach(() => (dist = mkdtempSync(path.join(os.tmpdir(), 'h5-'))));
afterEach(() => rmSync(dist, { recursive: true }));

/** As html-webpack-plugin writes it. */
const HTML = `<script>(function (files) {})({"":["drawn.js"],"pages/home/index":["drawn.js","home.css"],"pages/me/index":["drawn.js"]});</script>
<script defer="defer" src="./entry.js"></script><link href="./entry.css" rel="stylesheet">`;
/** Random bytes, which nothing makes smaller. */
const file = (name: string, bytes: number) => writeFileSync(path.join(dist, name), randomBytes(bytes));

test('a page’s bytes are index.html, the entry and what is fetched beside it', async () => {
  writeFileSync(path.join(dist, 'index.html'), HTML);
  for (const name of ['entry.js', 'entry.css', 'drawn.js']) file(name, 1000);
  file('home.css', 500);
  const pages = await firstLoadBytes(dist);
  expect([...pages.keys()]).toEqual(['pages/home/index', 'pages/me/index']);
  const between = pages.get('pages/home/index')! - pages.get('pages/me/index')!;
  expect(between).toBeGreaterThanOrEqual(500);
  expect(between).toBeLessThan(520);
  expect(pages.get('pages/me/index')).toBeGreaterThan(3000);
  expect(overFirstLoad(pages)).toEqual([]);
});

test('a page over the budget is named, and a build whose index.html says nothing fails', async () => {
  writeFileSync(path.join(dist, 'index.html'), HTML);
  for (const name of ['entry.js', 'entry.css', 'drawn.js']) file(name, 100);
  file('home.css', budgets.firstLoadBytes);
  expect(overFirstLoad(await firstLoadBytes(dist))).toEqual([expect.stringContaining('pages/home/index')]);
  writeFileSync(path.join(dist, 'index.html'), '<script defer="defer" src="./entry.js"></script>');
  await expect(firstLoadBytes(dist)).rejects.toThrow();
});
