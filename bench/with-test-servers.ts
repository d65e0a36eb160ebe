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

/**
 * Runs `act` with the integration tests' DynamoDB Local, S3 and WeChat in this process's environment. What `act` imports of functions/ it
 * imports itself: the functions read their environment when they are imported.
 */
export async function withTestServers<T>(act: () => Promise<T>): Promise<T> {
  const { default: startServers } = await import('../tests/support/global-setup');
  const { default: stopServers } = await import('../tests/support/global-teardown');
  await startServers({ maxWorkers: 1 });
  try {
    await import('../tests/support/environment');
    return await withoutLog(act);
  } finally {
    await stopServers();
  }
}
