import net from 'node:net';

/** `down`: nobody is let in, and what is under way is cut. `deaf`: what is asked arrives and is done, no answer comes back. */
export type Line = 'up' | 'down' | 'deaf';

export interface Breakable {
  /** To be used in the place of the one behind. */
  endpoint: string;
  set(line: Line): void;
  /** How many connections were cut. */
  cut(): number;
  stop(): Promise<void>;
}

/** The line to an outside party, which can be cut: what it was sent and what it has done stay as they are. */
export async function breakable(behind: string): Promise<Breakable> {
  const { hostname, port, protocol, pathname } = new URL(behind);
  let line: Line = 'up';
  let cut = 0;
  const live = new Set<net.Socket>();
  const server = net.createServer((near) => {
    if (line === 'down') {
      cut += 1;
      return void near.destroy();
    }
    const far = net.connect(Number(port), hostname);
    const both = [near, far];
    live.add(near);
    const end = () => {
      live.delete(near);
      both.forEach((socket) => socket.destroy());
    };
    both.forEach((socket) => socket.on('error', end).on('close', end));
    near.pipe(far);
    far.on('data', (answer) => {
      if (line === 'up') return void near.write(answer);
      cut += 1;
      end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port: own } = server.address() as net.AddressInfo;
  return {
    endpoint: `${protocol}//127.0.0.1:${own}${pathname === '/' ? '' : pathname}`,
    set: (next) => {
      line = next;
      if (line !== 'down') return;
      cut += live.size;
      live.forEach((socket) => socket.destroy());
    },
    cut: () => cut,
    stop: async () => {
      live.forEach((socket) => socket.destroy());
      await new Promise((done) => server.close(done));
    },
  };
}
