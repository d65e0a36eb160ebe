import readline from 'node:readline';
import { Writable } from 'node:stream';
import { AdminProblem } from './verb';

let isHidden = false;
/** What a terminal shows of what is typed: nothing of a number. */
const echo = new Writable({
  write: (chunk: Buffer, _encoding, done) => {
    if (!isHidden) process.stderr.write(chunk);
    done();
  },
});

let lines: AsyncIterator<string> | undefined;

/** A line that the operator types, or that is piped in; undefined when nothing more comes. */
async function nextLine(question: string, hidden: boolean): Promise<string | undefined> {
  process.stderr.write(question);
  isHidden = hidden;
  const isTerminal = process.stdin.isTTY === true;
  // One reader for all questions: a second would miss what the first has taken in.
  lines ??= readline
    .createInterface({ input: process.stdin, output: echo, terminal: isTerminal })
    [Symbol.asyncIterator]();
  const { value, done } = await lines.next();
  isHidden = false;
  if (hidden && isTerminal) process.stderr.write('\n');
  return done ? undefined : value.trim();
}

/** From the environment, else asked; what is typed is not shown, for it is somebody's number. @throws AdminProblem where nobody answers. */
export async function ask(question: string, variable: string): Promise<string> {
  const answer = process.env[variable]?.trim() || (await nextLine(`${question}（输入时不显示）：`, true));
  if (!answer) throw new AdminProblem(`要有${question}：放进环境变量 ${variable}，或在提问时输入`);
  return answer;
}

/** Whether the stage that is worked on is the one that is meant. @param given `--confirm`, where there is nobody to ask. */
export async function isConfirmed(stage: string, given: string | undefined): Promise<boolean> {
  const typed = given ?? (await nextLine(`要在 ${stage} 上做，请输入 ${stage} 确认：`, false));
  return typed === stage;
}
