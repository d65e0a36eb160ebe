import net from 'node:net';

/** What a person can act on: printed as it is, without a stack. */
export class StartError extends Error {}

/** A port that nothing listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Listens on all of `localhost`'s addresses. Fails with one sentence when the port is taken. `0` picks one. */
export const listenOn = (server: net.Server, port: number, what: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new StartError(
              `Port ${port} (${what}) is in use. Stop what uses it, or choose another: npm start -- --port ${port + 10}`,
            )
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port));
  });

/** Fails with one sentence when `port` is taken, before anything slower is started. */
export const assertPortFree = async (port: number, what: string): Promise<void> => {
  const probe = net.createServer();
  await listenOn(probe, port, what);
  await new Promise((resolve) => probe.close(resolve));
};
