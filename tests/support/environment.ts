// Runs before each test file, before any module of functions/ reads its environment.
import { createHmac } from 'node:crypto';
import { testEnvironment } from './local-world';

Object.assign(process.env, testEnvironment());

/** An order is signed by five, at 100 ms of a core each. Its unit test and the signing's own run the slow one. */
jest.mock('../../functions/orders/signing/slow-hash', () => ({
  slowHash: (text: string, salt: string) => Promise.resolve(createHmac('sha256', salt).update(text).digest()),
}));

/** The functions' log lines would bury a failure; a test that is about them spies on the stream itself. */
const stdout = process.stdout as typeof process.stdout & { withoutLogs?: true };
if (!stdout.withoutLogs) {
  const write = stdout.write.bind(stdout);
  stdout.withoutLogs = true;
  stdout.write = ((chunk: string | Uint8Array, ...rest: never[]) =>
    typeof chunk === 'string' && chunk.startsWith('{"level":') ? true : write(chunk, ...rest)) as typeof stdout.write;
}
