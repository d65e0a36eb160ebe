import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import { SaxesParser } from 'saxes';
import { FileProblem, type OpenFile, type Sheet } from './sheet';
import { dateStylesOf } from './date-styles';
import { mergesIn } from './merges';
import { SharedStrings } from './shared-strings';
import { sheetRows } from './sheet-rows';

/** Unpacked, a sheet of 1,048,576 rows is well below; what is above is no table. */
const MOST_BYTES = 4 * 1024 ** 3;
/** A packed byte becomes at most so many: a bomb is refused before it is unpacked. */
const MOST_RATIO = 200;

type Part = () => AsyncGenerator<string>;

/** The parts of the package by name. */
function partsOf(path: string): Promise<{ zip: ZipFile; parts: Map<string, Entry> }> {
  return new Promise((resolve, reject) => {
    const broken = () => reject(new FileProblem('Excel 文件损坏了，读不了。请重新另存一份 .xlsx，再导入'));
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) return broken();
      const parts = new Map<string, Entry>();
      zip.on('entry', (entry: Entry) => {
        parts.set(entry.fileName.replace(/^\//, ''), entry);
        zip.readEntry();
      });
      zip.on('end', () => resolve({ zip, parts }));
      zip.on('error', broken);
      zip.readEntry();
    });
  });
}

function partOf(zip: ZipFile, entry: Entry): Part {
  if (entry.uncompressedSize > MOST_BYTES || entry.uncompressedSize > MOST_RATIO * entry.compressedSize + 1_000_000)
    throw new FileProblem('Excel 文件解开后太大了，读不了。请分成几个文件再导入');
  return async function* () {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    const decoder = new TextDecoder('utf-8');
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true });
    } finally {
      (stream as { destroy?: () => void }).destroy?.();
    }
  };
}

/** Every start tag of a small part. */
async function tagsOf(part: Part | undefined): Promise<{ name: string; attributes: Record<string, string> }[]> {
  const tags: { name: string; attributes: Record<string, string> }[] = [];
  if (!part) return tags;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => tags.push({ name: localName(name), attributes }));
  for await (const text of part()) parser.write(text);
  parser.close();
  return tags;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * The sheets of an XLSX file, read in a stream: memory holds its texts (shared strings, packed) and one row.
 * @throws FileProblem for a package that is not a workbook.
 */
export async function xlsxSheets(path: string): Promise<OpenFile> {
  const { zip, parts } = await partsOf(path);
  try {
    const part = (name: string): Part | undefined => {
      const entry = parts.get(name);
      return entry && partOf(zip, entry);
    };
    const workbook = part('xl/workbook.xml');
    if (!workbook) throw new FileProblem('这不是 Excel 工作簿（.xlsx），请“另存为”.xlsx 再导入');
    const targets = new Map(
      (await tagsOf(part('xl/_rels/workbook.xml.rels')))
        .filter(({ name }) => name === 'Relationship')
        .map(({ attributes }) => [attributes.Id!, attributes.Target!.replace(/^\/?(xl\/)?/, 'xl/')]),
    );
    const tags = await tagsOf(workbook);
    const from1904 = tags.some(
      ({ name, attributes }) => name === 'workbookPr' && ['1', 'true'].includes(attributes.date1904 ?? ''),
    );
    const isDate = await dateStylesOf(part('xl/styles.xml'));
    const strings = await SharedStrings.read(part('xl/sharedStrings.xml'));
    const sheets = tags
      .filter(({ name, attributes }) => name === 'sheet' && (attributes.state ?? 'visible') === 'visible')
      .flatMap(({ attributes }): Sheet[] => {
        const target = part(targets.get(attributes['r:id'] ?? '') ?? '');
        if (!target || !attributes.name) return [];
        return [
          {
            name: attributes.name,
            hiddenColumns: new Set<number>(),
            rows: async function* () {
              yield* sheetRows(target(), { strings, isDate, from1904, merges: await mergesIn(target()) });
            },
          },
        ];
      });
    return { sheets, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error instanceof FileProblem
      ? error
      : new FileProblem('Excel 文件损坏了，读不了。请重新另存一份 .xlsx，再导入');
  }
}
