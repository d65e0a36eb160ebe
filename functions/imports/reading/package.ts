import { crc32 } from 'node:zlib';
import path from 'node:path';
import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import { damaged } from './damaged';
import { FileProblem } from './sheet';

/** Unpacked, a sheet of 1,048,576 rows is well below; what is above is no table. */
const MOST_BYTES = 4 * 1024 ** 3;
/** A packed byte becomes at most so many: a bomb is refused before it is unpacked. */
const MOST_RATIO = 200;
/** A workbook of a hundred sheets with pictures has some hundreds. */
const MOST_PARTS = 5_000;

const TOO_LARGE = 'Excel 文件解开后太大了，读不了。请分成几个文件再导入';

/** What a part holds, unpacked in a stream. */
export type Part = () => AsyncGenerator<Buffer>;

/** A zip whose directory was looked at before anything in it is unpacked. */
export interface Package {
  /** Names without a slash in front, as they are written. */
  readonly names: readonly string[];
  /** A part by its name, whose case does not matter. @throws FileProblem when it would be larger than `most` bytes. */
  part(name: string, most?: number): Part | undefined;
  close(): void;
}

const keyOf = (name: string): string => path.posix.normalize(name).replace(/^\/+/, '').toLowerCase();

/** @throws FileProblem for what is no zip, is cut off, or would unpack to too much. */
export async function openPackage(file: string): Promise<Package> {
  const { zip, entries } = await entriesOf(file);
  return {
    names: [...entries.values()].map(({ fileName }) => fileName.replace(/^\/+/, '')),
    part: (name, most = MOST_BYTES) => {
      const entry = entries.get(keyOf(name));
      if (!entry) return undefined;
      const { uncompressedSize: size, compressedSize: packed } = entry;
      if (size > most || size > MOST_RATIO * packed + 1_000_000) throw new FileProblem(TOO_LARGE);
      return () => bytesOf(zip, entry);
    },
    close: () => zip.close(),
  };
}

function entriesOf(file: string): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) return reject(damaged());
      const refuse = (problem: FileProblem) => {
        zip.close();
        reject(problem);
      };
      if (zip.entryCount > MOST_PARTS) return refuse(new FileProblem(TOO_LARGE));
      const entries = new Map<string, Entry>();
      zip.on('entry', (entry: Entry) => {
        // Two parts of one name: which of them a program shows is anybody's guess.
        if (entries.has(keyOf(entry.fileName))) return refuse(damaged());
        entries.set(keyOf(entry.fileName), entry);
        zip.readEntry();
      });
      zip.on('end', () => resolve({ zip, entries }));
      zip.on('error', () => refuse(damaged()));
      zip.readEntry();
    });
  });
}

/** The bytes of a part: as many as its directory says, and those that were packed. @throws FileProblem */
async function* bytesOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
    zip.openReadStream(entry, (error, opened) => (error ? reject(damaged()) : resolve(opened))),
  );
  let sum = 0;
  const chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { value, done } = await chunks.next().catch((): never => {
        throw damaged();
      });
      if (done) break;
      sum = crc32(value, sum);
      yield value;
    }
    if (sum !== entry.crc32) throw damaged();
  } finally {
    (stream as { destroy?: () => void }).destroy?.();
  }
}
