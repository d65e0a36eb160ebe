import type { Phone } from './phone';

/** What a task took: touches of the finger, fields that were written, and what crossed from logic to view meanwhile, on all pages. */
export interface Effort {
  taps: number;
  fields: number;
  pages: number;
  setDataCalls: number;
  setDataBytes: number;
}

/** A finger on a phone. It is counted; waiting is not. */
export interface Hand {
  tap(what: unknown): Promise<void>;
  /** The bar below, which WeChat draws and the harness does not. */
  tab(name: 'home' | 'report' | 'messages' | 'me'): Promise<void>;
  write(what: unknown, value: string): Promise<void>;
  see(what: string | RegExp, ms?: number): Promise<true>;
}

const crossed = (phone: Phone): { calls: number; bytes: number } =>
  Object.values(phone.report().setData.byPage).reduce(
    (sum, { calls, bytes }) => ({ calls: sum.calls + calls, bytes: sum.bytes + bytes }),
    { calls: 0, bytes: 0 },
  );

/**
 * Does a task from the first page, which is there already, and counts.
 * @throws Error when the task does not come to its end.
 */
export async function effortOf(phone: Phone, task: (hand: Hand) => Promise<unknown>): Promise<Effort> {
  await phone.openPage('/pages/home/index', 'reLaunch');
  await phone.waitFor(/一键举报|等您办的/);
  const [before, depth] = [crossed(phone), new Set<string>()];
  let [taps, fields] = [0, 0];
  const arrive = () => depth.add(phone.route());
  await task({
    tap: async (what) => {
      taps += 1;
      await phone.tap(what);
      arrive();
    },
    tab: async (name) => {
      taps += 1;
      await phone.openPage(`/pages/${name}/index`);
      arrive();
    },
    write: async (what, value) => {
      fields += 1;
      await phone.input(what, value);
    },
    see: (what, ms) => phone.waitFor(what, ms),
  });
  const after = crossed(phone);
  depth.delete('pages/home/index');
  return {
    taps,
    fields,
    pages: depth.size,
    setDataCalls: after.calls - before.calls,
    setDataBytes: after.bytes - before.bytes,
  };
}
