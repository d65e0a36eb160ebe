import type { ChildProcess } from 'node:child_process';
import { forkBounded } from '../../platform/bounded-child';
import { damaged } from './damaged';
import { readOtherWorkbook, type WorkbookFormat } from './other-workbook';
import { FileProblem, type OpenFile, type SheetRow } from './sheet';

const CHILD = 'workbook-child';
/** An .xls of 30,000 rows of ten cells takes two seconds of a processor and 300 MB; 300,000 rows took the library 740 MB. */
const BOUNDS = { maxMs: 600_000, maxBytes: 1_400 * 1024 * 1024, maxHeapMb: 1_100 };
/** To open the largest there are. */
const OPENING_MS = 180_000;
const ROWS_AT_ONCE = 500;

const TOO_HEAVY = '这个文件太大，读不完。请用 Excel 或 WPS 打开，“另存为”Excel 工作簿（.xlsx），或分成几个文件再导入';

type Question = { readonly sheet: number; readonly from: number };
type Answer =
  | { readonly sheets: readonly { readonly name: string; readonly hiddenColumns: readonly number[] }[] }
  /** A number of a row says how far to ask on; undefined at the end. */
  | { readonly rows: readonly SheetRow[]; readonly next?: number }
  | { readonly problem: string }
  | { readonly failure: string };

/** One question at a time, and its answer. */
class Reader {
  readonly #child: ChildProcess;
  #last: Promise<unknown> = Promise.resolve();
  #isGone = false;

  constructor(file: string, format: WorkbookFormat) {
    this.#child = forkBounded(__filename, [CHILD, file, format], BOUNDS);
    this.#child.once('exit', () => (this.#isGone = true));
  }

  ask(question?: Question): Promise<Answer> {
    const answer = this.#last.then(() => this.#answerTo(question));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  #answerTo(question: Question | undefined): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const settle = (answer?: Answer) => {
        clearTimeout(timer);
        this.#child.off('message', settle);
        this.#child.off('exit', gone);
        if (!answer) reject(new FileProblem(TOO_HEAVY));
        else if ('problem' in answer) reject(new FileProblem(answer.problem));
        else if ('failure' in answer) reject(new Error(`the reader of workbooks failed: ${answer.failure}`));
        else resolve(answer);
      };
      const gone = () => settle();
      const timer = setTimeout(() => {
        this.close();
        gone();
      }, OPENING_MS);
      if (this.#isGone) return gone();
      this.#child.once('message', settle);
      this.#child.once('exit', gone);
      if (question) this.#child.send(question);
    });
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }
}

/**
 * Opens a workbook of any format but XLSX, in a process of its own that keeps it while it is read.
 * @throws FileProblem for one that is damaged, has a password, or needs more time or memory than there is.
 */
export async function openInChild(file: string, format: WorkbookFormat): Promise<OpenFile> {
  const reader = new Reader(file, format);
  try {
    const opened = await reader.ask();
    if (!('sheets' in opened)) throw damaged();
    return {
      sheets: opened.sheets.map(({ name, hiddenColumns }, sheet) => ({
        name,
        hiddenColumns: new Set(hiddenColumns),
        rows: () => rowsOf(reader, sheet),
      })),
      close: () => reader.close(),
    };
  } catch (error) {
    reader.close();
    throw error;
  }
}

async function* rowsOf(reader: Reader, sheet: number): AsyncGenerator<SheetRow> {
  for (let from: number | undefined = 0; from !== undefined;) {
    const answer = await reader.ask({ sheet, from });
    if (!('rows' in answer)) throw damaged();
    yield* answer.rows;
    from = answer.next;
  }
}

/** The child's part: reads the file, then answers what it is asked until its parent ends it, or is gone. */
async function answerQuestions([file, format]: string[]): Promise<void> {
  const say = (answer: Answer) => process.send!(answer);
  const refuse = (error: unknown) => {
    if (error instanceof FileProblem) say({ problem: error.message });
    // Its name alone: a message may quote what stands in the file.
    else say({ failure: error instanceof Error ? error.name : 'unknown' });
  };
  try {
    const sheets = await readOtherWorkbook(file!, format as WorkbookFormat);
    process.on('message', ({ sheet, from }: Question) => {
      try {
        say(sheets[sheet]!.rowsFrom(from, ROWS_AT_ONCE));
      } catch (error) {
        refuse(error);
      }
    });
    say({ sheets: sheets.map(({ name, hiddenColumns }) => ({ name, hiddenColumns: [...hiddenColumns] })) });
  } catch (error) {
    refuse(error);
  }
}

if (process.argv[2] === CHILD) {
  process.once('disconnect', () => process.exit());
  void answerQuestions(process.argv.slice(3));
}
