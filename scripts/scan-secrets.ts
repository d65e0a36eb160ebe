/**
 * `tsx scripts/scan-secrets.ts PLACE…`: fails when what leaves this machine (`dist/weapp`, `dist/h5`, the packages in `.serverless`) holds
 * a key, a secret of the local stack, a file that is only ours or a demo person's numbers. Zips are looked into.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { ROOT } from '../local/root';
import { demoPeople } from './seed/demo-people';

interface Mark {
  what: string;
  text: RegExp | string;
}

/** The forms that keys have everywhere. A header alone is in every library that reads such files; with its body it is a key. */
const KEYS: Mark[] = [
  { what: 'a private key', text: /-----BEGIN [A-Z ]*PRIVATE KEY-----(\\r|\\n|\s)*[A-Za-z0-9+/=]{40}/ },
  { what: 'an AWS access key', text: /\b(AKIA|ASIA)[A-Z2-7]{16}\b/ },
  { what: 'a token of GitHub or npm', text: /\b(gh[pousr]|npm)_[A-Za-z0-9]{36}\b/ },
];
const OURS_ALONE = /(^|\/)(\.env(\.[\w.]+)?|\.npmrc|id_(rsa|ed25519)|[^/]+\.(pem|key|p12|pfx|jks))$/;

/** Every key and secret that stands in the source of what the local stack gives: one that is added there is looked for as well. */
function localSecrets(): Mark[] {
  const source = readFileSync(path.join(ROOT, 'local/environment.ts'), 'utf8');
  const texts = [...source.matchAll(/\w*(?:key|secret)\w*:\s*'([^']{8,})'/gi)].map(([, text]) => text!);
  if (texts.length < 6) throw new Error('local/environment.ts is not written as this scan reads it');
  return texts.map((text) => ({ what: `a secret of the local stack (${text.slice(0, 10)}…)`, text }));
}

const MARKS: Mark[] = [
  ...KEYS,
  ...localSecrets(),
  ...demoPeople.flatMap(({ name, idNumber, phone, openid }) =>
    [idNumber, phone, openid].map((text) => ({ what: `a number of ${name}, of the demo`, text })),
  ),
];

const namesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

const open = promisify<string, yauzl.Options, ZipFile>(yauzl.open);

const entriesOf = (zip: ZipFile): Promise<Entry[]> =>
  new Promise((done, failed) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => done(entries)).on('error', failed);
    zip.readEntry();
  });

async function* filesOf(place: string): AsyncGenerator<[name: string, bytes: Buffer]> {
  for (const file of statSync(place).isDirectory() ? namesIn(place) : [place]) {
    if (!file.endsWith('.zip')) {
      yield [file, readFileSync(file)];
      continue;
    }
    const zip = await open(file, { lazyEntries: true, autoClose: false });
    const read = promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip));
    for (const entry of await entriesOf(zip)) {
      if (entry.fileName.endsWith('/')) continue;
      const chunks: Buffer[] = [];
      for await (const chunk of await read(entry)) chunks.push(Buffer.from(chunk));
      yield [`${file}!${entry.fileName}`, Buffer.concat(chunks)];
    }
    zip.close();
  }
}

async function scan(places: string[]): Promise<void> {
  const found = places.length > 0 ? [] : ['say which folders or zips to look into'];
  let files = 0;
  for (const place of places) {
    if (!existsSync(place)) {
      found.push(`${place} is not there: nothing was looked at`);
      continue;
    }
    for await (const [name, bytes] of filesOf(place)) {
      files += 1;
      if (OURS_ALONE.test(name.replace(/[\\!]/g, '/'))) found.push(`${name}: a file that is only ours`);
      // One letter a byte: every mark is ASCII, and pictures are looked into as well.
      const text = bytes.toString('latin1');
      for (const { what, text: mark } of MARKS)
        if (typeof mark === 'string' ? text.includes(mark) : mark.test(text)) found.push(`${name}: ${what}`);
    }
  }
  for (const line of found) console.error(line);
  if (found.length === 0) console.log(`no secrets in ${files} files of ${places.join(', ')}`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

void scan(process.argv.slice(2));
