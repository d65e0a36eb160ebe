import { open } from 'node:fs/promises';
import { csvSheet } from './csv';
import { FileProblem, type OpenFile } from './sheet';
import { openPackage } from './package';
import { workbookPartOf, xlsxSheets } from './xlsx';

const SAVE_AS = '请用 Excel 或 WPS 打开，“另存为”Excel 工作簿（.xlsx），再导入';
const startsWith = (bytes: Buffer, hex: string): boolean => bytes.subarray(0, hex.length / 2).toString('hex') === hex;

/**
 * Opens a CSV or XLSX file by what is in it, not by its name.
 * @throws FileProblem for a file that is neither.
 */
export async function openFile(path: string): Promise<OpenFile> {
  const head = await headOf(path);
  if (head.length === 0) throw new FileProblem('文件是空的，请核对是不是选错了文件');
  if (startsWith(head, 'd0cf11e0'))
    throw new FileProblem(`这是旧格式（.xls）或加了密码的表，读不了。${SAVE_AS}；有密码的先去掉密码`);
  if (startsWith(head, '504b')) return packageSheets(path);
  if (startsWith(head, '25504446')) throw new FileProblem('这是 PDF，读不了。请向报送单位要 Excel 表');
  if (['ffd8ff', '89504e47', '52617221', '377abcaf'].some((magic) => startsWith(head, magic)))
    throw new FileProblem('这是图片或压缩包，读不了。请向报送单位要 Excel 表');
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')))
    throw new FileProblem(`这是网页格式的表（扩展名像 .xls，其实不是），读不了。${SAVE_AS}`);
  return { sheets: [await csvSheet(path)], close: () => undefined };
}

/** A workbook of XML parts in a zip. */
async function packageSheets(path: string): Promise<OpenFile> {
  const zip = await openPackage(path);
  try {
    const workbookPart = await workbookPartOf(zip);
    if (!workbookPart) throw new FileProblem('这不是 Excel 工作簿（.xlsx），请“另存为”.xlsx 再导入');
    return await xlsxSheets(zip, workbookPart);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => {
    throw new FileProblem('打不开这个文件，请核对路径');
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
