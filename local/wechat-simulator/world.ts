import { randomBytes, randomInt } from 'node:crypto';
import { SoterDevices } from './soter';

/** A WeChat user who exists in the simulator. */
export interface Person {
  key: string;
  name: string;
  openid: string;
  phone: string;
  note: string;
}

/** A subscription message template: its keywords' types, by key (`thing1`, `phrase2`, `time3`). */
export interface MessageTemplate {
  title: string;
  keys: readonly string[];
}

export interface SentMessage {
  openid: string;
  templateId: string;
  page: string;
  data: Record<string, string>;
  at: string;
}

export interface WorldOptions {
  appId: string;
  appSecret: string;
  people?: readonly Person[];
  templates?: Record<string, MessageTemplate>;
  /** Subscription messages in a day; WeChat's own is ten million. */
  messagesADay?: number;
  /** Pictures looked at in a minute and a day; WeChat's own are 2,000 and 200,000. */
  picturesAMinute?: number;
  picturesADay?: number;
  /** What stands in for the https hosts of pictures on this machine: `http://127.0.0.1:4002`. Anything else has to be https. */
  storageOrigin?: string;
  /** Where its messages go, and with what they are signed and sealed; it is silent without. */
  push?: Push;
  /** Whether a page is in the released version. Everything is, unless told. */
  pageExists?: (page: string) => boolean;
  /** Milliseconds. */
  now?: () => number;
}

/** How WeChat will look at a picture: what it thinks, whether it could, and how its message comes. */
export interface Look {
  suggest: 'pass' | 'review' | 'risky';
  /** Not 0: it could not look. */
  errcode: number;
  /** `before` its own answer to the asking, `after` it, `twice`, or `never`; `byHand` when a test says so. */
  comes: (typeof COMES)[number];
}
export const COMES = ['before', 'after', 'twice', 'never', 'byHand'] as const;

/** Brings a message to the address that the console names; resolves with the status it was answered with. */
export type Deliver = (message: {
  query: Record<string, string>;
  body: string;
}) => Promise<{ status: number; text: string }>;
export interface Push {
  token: string;
  aesKey: string;
  deliver: Deliver;
}

interface Code {
  openid: string;
  /** The number in the phone when the button was tapped: a SIM card changed later changes no code. */
  phone: string;
  kind: 'login' | 'phone';
  expiresAt: number;
  used: boolean;
}

/**
 * How an endpoint misbehaves, for the next `times` calls. `answerLost`: it does what was asked and the line breaks before it says so;
 * `slow`: it answers after a second; `errcode`: it refuses with that number.
 */
export const FAULTS = ['timeout', 'systemError', 'http500', 'reset', 'answerLost', 'slow', 'errcode'] as const;
export interface Fault {
  kind: (typeof FAULTS)[number];
  times: number;
  errcode?: number;
}

const CODE_VALID_MS = 5 * 60_000;
const VISIT_VALID_MS = 2 * 3600_000;

/** Everything WeChat remembers, and the acts of people in it: opening the mini-program, tapping, subscribing. */
export class World {
  readonly people = new Map<string, Person>();
  readonly sent: SentMessage[] = [];
  readonly soter = new SoterDevices();
  readonly faults = new Map<string, Fault>();
  /** For the pictures it is asked about from now on. */
  look: Look = { suggest: 'pass', errcode: 0, comes: 'after' };
  readonly #codes = new Map<string, Code>();
  readonly #visits = new Map<string, number>();
  readonly #credits = new Map<string, number>();

  constructor(readonly options: WorldOptions) {
    for (const person of options.people ?? []) this.people.set(person.openid, person);
  }

  now(): number {
    return (this.options.now ?? Date.now)();
  }

  /** A person opens the mini-program. One nobody knew is a new user of WeChat's. */
  visit(openid: string): void {
    if (!this.people.has(openid)) {
      const phone = `139${String(randomInt(1e8)).padStart(8, '0')}`;
      this.people.set(openid, { key: openid, name: openid, openid, phone, note: '' });
    }
    this.#visits.set(openid, this.now());
  }

  /** Another number is in someone's phone. */
  changePhone(openid: string, phone: string): void {
    this.visit(openid);
    this.people.set(openid, { ...this.people.get(openid)!, phone });
  }

  /** Whether `openid` opened the mini-program in the last two hours, as content safety demands. */
  visitedLately(openid: string): boolean {
    return this.now() - (this.#visits.get(openid) ?? -Infinity) <= VISIT_VALID_MS;
  }

  /** What `wx.login` or the phone button gives: one code, one use, five minutes. */
  issueCode(kind: Code['kind'], openid: string): string {
    this.visit(openid);
    const code = kind === 'login' ? `0${randomBytes(15).toString('hex')}0` : randomBytes(32).toString('hex');
    const { phone } = this.people.get(openid)!;
    this.#codes.set(code, { openid, phone, kind, expiresAt: this.now() + CODE_VALID_MS, used: false });
    return code;
  }

  /** Uses a code up. A used one says so; another kind's, an old or an invented one is just invalid. */
  redeem(kind: Code['kind'], code: unknown): Pick<Code, 'openid' | 'phone'> | 'used' | 'invalid' {
    const found = this.#codes.get(String(code));
    if (!found || found.kind !== kind || found.expiresAt <= this.now()) return 'invalid';
    if (found.used) return 'used';
    found.used = true;
    return found;
  }

  /** A person accepts one message of a template: 一次性订阅. */
  subscribe(openid: string, templateId: string): void {
    const key = `${openid} ${templateId}`;
    this.#credits.set(key, (this.#credits.get(key) ?? 0) + 1);
  }

  /** How many more messages of a template a person takes. */
  creditOf(openid: string, templateId: string): number {
    return this.#credits.get(`${openid} ${templateId}`) ?? 0;
  }

  /** Uses one acceptance up, or says there is none. */
  spendCredit(openid: string, templateId: string): boolean {
    const key = `${openid} ${templateId}`;
    const left = this.#credits.get(key) ?? 0;
    if (left === 0) return false;
    this.#credits.set(key, left - 1);
    return true;
  }
}
