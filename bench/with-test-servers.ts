import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { ROOT } from '../local/root';

/** Drops the lines that the handlers log while `act` runs; they are for a Lambda's log, not for a table. */
async function withoutLog<T>(act: () => Promise<T>): Promise<T> {
  const write = process.stdout.write;
  process.stdout.write = (() => true) as typeof write;
  try {
    return await act();
  } finally {
    process.stdout.write = write;
  }
}

/** @throws Error when they end before they have said where they are. */
async function startApart(): Promise<ChildProcess> {
  const servers = fork(path.join(ROOT, 'bench/test-servers.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(servers, 'exit').then(() => Promise.reject(new Error('the test servers ended early')));
  const [endpoints] = (await Promise.race([once(servers, 'message'), ended])) as [Record<string, string>];
  ended.catch(() => undefined);
  Object.assign(process.env, endpoints);
  return servers;
}

/**
 * Runs `act` with the integration tests' DynamoDB Local, S3 and WeChat in this process's environment; they are another process, whose
 * work is not this one's. What `act` imports of functions/ it imports itself: the functions read their environment when they are imported.
 */
export async function withTestServers<T>(act: () => Promise<T>): Promise<T> {
  const servers = await startApart();
  try {
    await import('../tests/support/environment');
    return await withoutLog(act);
  } finally {
    servers.disconnect();
    await once(servers, 'exit');
  }
}
