// Runs before each test file, before any module of functions/ reads its environment.
import { testEnvironment } from './local-world';

Object.assign(process.env, testEnvironment());

/** The functions' log lines would bury a failure; a test that is about them spies on the stream itself. */
const stdout = process.stdout as typeof process.stdout & { withoutLogs?: true };
if (!stdout.withoutLogs) {
  const write = stdout.write.bind(stdout);
  stdout.withoutLogs = true;
  stdout.write = ((chunk: string | Uint8Array, ...rest: never[]) =>
    typeof chunk === 'string' && chunk.startsWith('{"level":') ? true : write(chunk, ...rest)) as typeof stdout.write;
}
