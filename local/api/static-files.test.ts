import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { codingFor, serveFile } from './static-files';

const SCRIPT = 'console.log("明白了");\n'.repeat(200);
const directory = mkdtempSync(path.join(os.tmpdir(), 'static-'));
let server: Server;

beforeAll(async () => {
  writeFileSync(path.join(directory, 'app.0123abcd.js'), SCRIPT);
  writeFileSync(path.join(directory, 'small.js'), '1');
  writeFileSync(path.join(directory, 'picture.png'), Buffer.alloc(4096));
  server = createServer((asked, answer) => {
    void serveFile(directory, asked, answer).then((found) => found || answer.writeHead(404).end());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(directory, { recursive: true, force: true });
});

const get = (name: string, accepts?: string): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> =>
  new Promise((done, failed) => {
    const { port } = server.address() as AddressInfo;
    const headers = accepts ? { 'accept-encoding': accepts } : {};
    request({ port, host: '127.0.0.1', path: `/${name}`, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () => done({ headers: reply.headers, bytes: Buffer.concat(chunks) }));
    })
      .on('error', failed)
      .end();
  });

test('a script is sent as the asker takes it, and is the same script', async () => {
  const br = await get('app.0123abcd.js', 'gzip, deflate, br');
  expect(br.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
  expect(br.headers['cache-control']).toContain('immutable');
  expect(Number(br.headers['content-length'])).toBe(br.bytes.length);
  expect(br.bytes.length).toBeLessThan(SCRIPT.length / 10);
  expect(brotliDecompressSync(br.bytes).toString()).toBe(SCRIPT);

  const gz = await get('app.0123abcd.js', 'gzip');
  expect(gz.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gz.bytes).toString()).toBe(SCRIPT);

  const bare = await get('app.0123abcd.js');
  expect(bare.headers['content-encoding']).toBeUndefined();
  expect(bare.headers.vary).toBe('accept-encoding');
  expect(bare.bytes.toString()).toBe(SCRIPT);
});

test('a file that was built anew is not answered from before', async () => {
  const file = path.join(directory, 'changed.js');
  writeFileSync(file, SCRIPT);
  await get('changed.js', 'br');
  writeFileSync(file, `${SCRIPT}// new`);
  expect(brotliDecompressSync((await get('changed.js', 'br')).bytes).toString()).toContain('// new');
});

test.each(['picture.png', 'small.js'])('%s is sent as it is', async (name) => {
  expect((await get(name, 'br, gzip')).headers['content-encoding']).toBeUndefined();
});

test('a coding that is refused is not taken', () => {
  expect(codingFor('br;q=0, gzip;q=0.5')).toBe('gzip');
  expect(codingFor('br; q=0.0')).toBeUndefined();
  expect(codingFor(undefined)).toBeUndefined();
});
