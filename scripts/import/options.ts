import path from 'node:path';
import { parseArgs } from 'node:util';

/** What the command line asks for; `wrong` is why it cannot be done, said to whoever typed it. */
export type Command =
  | { do: 'help' }
  | { do: 'kinds' }
  | { do: 'list' }
  | { do: 'undo'; batchId: string }
  | { do: 'import'; kind: string; file: string; sheet: string | undefined; errors: string; dryRun: boolean }
  | { do: 'wrong'; message: string };

const ERRORS_FILE = '错误清单.csv';
const wrong = (message: string): Command => ({ do: 'wrong', message });

/** npm runs scripts in the project's folder; files are meant from where the command was typed. */
const typedIn = (): string => process.env.INIT_CWD ?? process.cwd();

function parsed(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      'dry-run': { type: 'boolean', default: false },
      undo: { type: 'string' },
      list: { type: 'boolean', default: false },
      kinds: { type: 'boolean', default: false },
      sheet: { type: 'string' },
      errors: { type: 'string' },
    },
  });
}

/** What Node says of an option it does not know, in one sentence of ours. */
function mistakeIn(error: unknown): string {
  const { code, message = '' } = error as { code?: string; message?: string };
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `不认识 ${option} 这个选项。`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `${option} 的用法不对（后面要不要跟内容）。`;
  throw error;
}

/** Reads the command line; what does not go together is said, not guessed. */
export function commandOf(argv: readonly string[]): Command {
  let read: ReturnType<typeof parsed>;
  try {
    read = parsed(argv);
  } catch (error) {
    return wrong(mistakeIn(error));
  }
  const { values, positionals } = read;
  const { help, list, kinds, undo, sheet, errors, 'dry-run': dryRun } = values;
  if (help) return { do: 'help' };
  const [kind, file, ...more] = positionals;
  const modes = [list && '--list', kinds && '--kinds', undo !== undefined && '--undo'].filter(Boolean);
  if (modes.length > 1) return wrong(`${modes.join(' 和 ')} 一次只能用一个。`);
  if (modes.length === 1) {
    if (kind !== undefined || dryRun || sheet !== undefined || errors !== undefined)
      return wrong(`${modes[0]} 不能和别的一起用${dryRun ? '：它没有试算' : ''}。`);
    if (undo !== undefined) return { do: 'undo', batchId: undo };
    return list ? { do: 'list' } : { do: 'kinds' };
  }
  if (kind === undefined) return wrong('没有说导什么。');
  if (file === undefined) return wrong('没有说导哪个文件。');
  if (more.length > 0) return wrong(`一次导一个文件，多出来的：${more.join(' ')}（文件名里有空格的，用引号括起来）。`);
  return {
    do: 'import',
    kind,
    file: path.resolve(typedIn(), file),
    sheet,
    errors: path.resolve(typedIn(), errors ?? ERRORS_FILE),
    dryRun,
  };
}
