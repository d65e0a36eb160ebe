import { AppError } from '@shared/errors';
import { showLetter } from '@shared/papers/papers';
import { encodeScene } from '@shared/papers/scene';
import { entriesIn, villageYearOf } from '../accounts/book-store';
import { everyRow } from '../platform/query-page';
import { handle } from '../platform/serve';
import { scanCode } from '../platform/wechat';
import { letterOf, monthsOf } from './letter';
import { letterFileName, letterPdf } from './letter-pdf';
import { paperOf, payForPaper } from './paper';
import { SCAN_PAGE } from './scan-page';

/** A letter goes out without the code when WeChat gives none; it is then made anew the next time. */
const codeOf = (villageCode: string): Promise<Buffer | undefined> =>
  scanCode({ page: SCAN_PAGE.village, scene: encodeScene({ kind: 'village', villageCode }) }).catch(
    (error: unknown) => {
      if (error instanceof AppError) return undefined;
      throw error;
    },
  );

export const showLetterHandler = handle(showLetter)(async ({ params, query: { proof } }, { at }) => {
  await payForPaper(proof, params, at);
  const { quarter, ...book } = params;
  const year = await villageYearOf(book);
  if (!year) throw new AppError('notFound');
  const code = await codeOf(book.villageCode);
  const name = `${book.villageCode}/${book.year}Q${quarter}-v${year.version}${code ? '' : '-no-code'}.pdf`;
  const wanted = {
    key: `letters/${name}`,
    fileName: letterFileName({ ...year, quarter }),
    contentType: 'application/pdf',
  };
  return paperOf(wanted, at, async () => {
    const entriesOf = async (wanted: readonly string[]) =>
      (await Promise.all(wanted.map((month) => everyRow((page) => entriesIn(book, { month }, page))))).flat();
    const months = monthsOf(book.year, quarter);
    const after = year.months.map(({ month }) => month).filter((month) => month > months.at(-1)!);
    const [entries, later] = await Promise.all([entriesOf(months), entriesOf(after)]);
    return letterPdf(letterOf(year, quarter, entries, later), code, at);
  });
});
