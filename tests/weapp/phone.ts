/** A phone in the harness: what the walk does with one. */
export interface Phone {
  /** `how` is WeChat's own way of going there; `reLaunch` leaves nothing behind it, so the stack of ten never fills. */
  openPage(url: string, how?: 'reLaunch'): Promise<void>;
  tap(what: unknown): Promise<void>;
  input(what: unknown, value: string): Promise<void>;
  /** An event of a component that no finger reaches, such as a wheel of days. */
  fire(what: unknown, type: string, detail: object): Promise<void>;
  waitFor(what: string | RegExp | (() => Promise<boolean>), ms?: number): Promise<true>;
  text(): Promise<string>;
  /** The page that is open: pages/home/index. */
  route(): string;
  pullDown(): Promise<void>;
  report(): {
    violations: { rule: string; msg: string }[];
    errors: string[];
    setData: { byPage: Record<string, { calls: number; bytes: number; max: number }> };
    packages: Record<string, number>;
    /** How often each function of WeChat's was called. */
    wxCalls: Record<string, number>;
    /** What the phone keeps: each value as JSON; and where its files lie. */
    store: Record<string, string>;
    tmp: Record<string, string>;
  };
  close(): Promise<void>;
}

export interface Harness {
  launch(dist: string, options: object): Promise<Phone>;
}

/** One thing that is done and seen: its name is printed when it has come true. */
export interface Step {
  what: string;
  walk(phone: Phone): Promise<unknown>;
}

/** Taps what makes a paper, and waits until WeChat's viewer has it. */
export async function openPaper(phone: Phone, words: string | RegExp): Promise<void> {
  const shown = () => phone.report().wxCalls.openDocument ?? 0;
  const before = shown();
  await phone.tap(words);
  await phone.waitFor(() => Promise.resolve(shown() > before), 60_000);
}
