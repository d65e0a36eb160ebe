import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { weightOf } from '../../bench/bundle-weight';
import { esbuildOptions } from '../../bench/esbuild-options';
import { service } from '../../infrastructure/service';

/** What a person waits for after a quiet night: half of it is V8 reading code, so bytes are the budget (ADR 103, docs/bench.md). */
const START_KB = 245;
/** With its heaviest operation, where that is more than most need. */
const HEAVIEST_KB: Readonly<Record<string, number>> = { accounts: 400, supervision: 430, imports: 590, wechatPay: 480 };
const USUAL_HEAVIEST_KB = 350;

const directory = mkdtempSync(path.join(os.tmpdir(), 'cold-start-'));
afterAll(() => rmSync(directory, { recursive: true }));

const withRoutes = [...new Set(service.routes.map(({ functionName }) => functionName))];

test.each(withRoutes)('%s starts with little, and loads an operation when it is first called', async (name) => {
  const entry = service.functions[name]!.handler.replace(/\.\w+$/, '.ts');
  const outdir = path.join(directory, name);
  const { metafile } = await build({ ...esbuildOptions(), entryPoints: [entry], outdir, metafile: true });
  const { start, heaviest, heaviestPart } = weightOf(metafile, entry);
  expect(Math.round(start / 1024)).toBeLessThanOrEqual(START_KB);
  expect({
    heaviestPart,
    fits: heaviest / 1024 <= (HEAVIEST_KB[name] ?? USUAL_HEAVIEST_KB),
  }).toEqual({ heaviestPart, fits: true });
});
