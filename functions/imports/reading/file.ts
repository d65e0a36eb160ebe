import { open } from 'node:fs/promises';
import { csvSheet } from './csv';
import { FileProblem, type OpenFile } from './sheet';
import { openPackage } from './package';
import type { WorkbookFormat } from './other-workbook';
import { openInChild } from './workbook-child';
import { workbookPartOf, xlsxSheets } from './xlsx';

const HEAD = 2_048;
/** The OLE container, and the bare streams of Excel 2 to 5. */
const OLD_EXCEL = ['d0cf11e0a1b11ae1', '09000400', '09020600', '09040600', '09080800', '09081000'];
const startsWith = (bytes: Buffer, hex: string): boolean => bytes.subarray(0, hex.length / 2).toString('hex') === hex;

/**
 * Opens a table by what is in it, not by its name: Excel and WPS workbooks of any age, ODS, a page or XML that calls itself .xls,
 * CSV.
 * @throws FileProblem for a file that is none.
 */
export async function openFile(path: string): Promise<OpenFile> {
  const head = await headOf(path);
  if (head.length === 0) throw new FileProblem('文件是空的，请核对是不是选错了文件');
  if (OLD_EXCEL.some((magic) => startsWith(head, magic))) return openInChild(path, 'xls');
  if (startsWith(head, '504b')) return packageSheets(path);
  if (startsWith(head, '25504446')) throw new FileProblem('这是 PDF，读不了。请向报送单位要 Excel 表');
  if (['ffd8ff', '89504e47', '52617221', '377abcaf'].some((magic) => startsWith(head, magic)))
    throw new FileProblem('这是图片或压缩包，读不了。请向报送单位要 Excel 表');
  const text = startOf(head);
  if (/^<\?xml/i.test(text) && /excel\.sheet|urn:schemas-microsoft-com:office:spreadsheet/i.test(text))
    return openInChild(path, 'xml');
  if (/^<(?:!doctype\s+html|html|head|meta|body|table|style|\?xml|!--)/i.test(text)) return openInChild(path, 'html');
  return { sheets: [await csvSheet(path)], close: () => undefined };
}

/** A workbook of XML parts in a zip. */
async function packageSheets(path: string): Promise<OpenFile> {
  const zip = await openPackage(path);
  const inChild = (format: WorkbookFormat) => {
    zip.close();
    return openInChild(path, format);
  };
  try {
    const workbookPart = await workbookPartOf(zip);
    if (!workbookPart && zip.part('content.xml')) return await inChild('ods');
    if (!workbookPart) throw new FileProblem('这不是 Excel 工作簿（.xlsx），请“另存为”.xlsx 再导入');
    if (workbookPart.endsWith('.bin')) return await inChild('xlsb');
    return await xlsxSheets(zip, workbookPart);
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** The first letters of a text, without its mark and spaces, whatever its encoding: tags are ASCII. */
const startOf = (head: Buffer): string =>
  head
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\u0000', '')
    .trimStart();

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => {
    throw new FileProblem('打不开这个文件，请核对路径');
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
