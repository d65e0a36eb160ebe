import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Stack, startStack } from '../../local/stack';
import { DEMO_VILLAGES, demoPeople } from '../../scripts/seed/demo-people';
import '../support/fixed-day';
import { shiftDate } from '../support/shift-date';
import '../support/shifted-clock';
import { payingAs } from './paying';
import type { Harness, Phone } from './phone';
import { signingAs } from './signing';

const PICTURE = path.resolve('miniprogram/src/assets/tab/home.png');

/** The harness has none of its own; `raw`, because bytes do not survive its crossing as JSON. */
const getRandomValues = Object.assign(
  (asked: { length: number; success?: (r: object) => void; complete?: (r: object) => void }) => {
    const answer = {
      randomValues: webcrypto.getRandomValues(new Uint8Array(asked.length)).buffer,
      errMsg: 'getRandomValues:ok',
    };
    asked.success?.(answer);
    asked.complete?.(answer);
    return Promise.resolve(answer);
  },
  { raw: true },
);

/** WeChat's viewer, which the harness has not: it opens a PDF that lies on the phone, and refuses anything else. */
const viewerOf =
  (phone: () => Phone | undefined) =>
  async ({ filePath, fileType }: { filePath: string; fileType?: string }): Promise<object> => {
    const file = phone()?.report().tmp[filePath];
    const bytes = file === undefined ? '' : await readFile(file, 'latin1');
    if (fileType !== 'pdf' || !bytes.startsWith('%PDF-')) throw new Error('openDocument:fail');
    return {};
  };

/** Loaded once the stack has set the environment: the tables' client reads it when it is loaded. */
const seed = async () => {
  const { seedDistrict } = await import('../../scripts/seed/seed-district');
  await seedDistrict({ now: new Date().toISOString(), villages: DEMO_VILLAGES });
  const { handler: sumStatements } = await import('../../functions/accounts/consolidation/sum-statements');
  await sumStatements();
};

const openidOf = (name: string): string => {
  const person = demoPeople.find((each) => each.name === name);
  if (!person) throw new Error(`no demo person ${name}`);
  return person.openid;
};

/** What a phone has that others have not. */
interface Launched {
  mocks: object;
  files: Record<string, string>;
  prelude: string;
}

/** The whole local stack with the demo's people, and their phones with the WeChat build. */
export interface Stage {
  stack: Stack;
  phoneOf(name: string, more?: Partial<Launched>): Promise<Phone>;
  signIn(phone: Phone): Promise<void>;
}

/** Starts it on port 4000, for which `dist/weapp` is built. The caller stops the stack and closes the phones. */
export async function openStage(harnessFolder: string): Promise<Stage> {
  const { launch } = (await import(pathToFileURL(path.resolve(harnessFolder, 'weapp-harness.mjs')).href)) as Harness;
  const stack = await startStack({ port: 4000, people: demoPeople, pay: true, seed });
  const loginCode = async (openid: string): Promise<string> => {
    const reply = await fetch(`${stack.origin}/_dev/login-code`, { method: 'POST', body: JSON.stringify({ openid }) });
    return ((await reply.json()) as { code: string }).code;
  };
  return {
    stack,
    phoneOf: async (name, { mocks = {}, files = {}, prelude = '' } = {}) => {
      let phone: Phone | undefined = undefined;
      phone = await launch('dist/weapp', {
        // The phone's own realm has the machine's clock.
        prelude: `(${String(shiftDate)})(${process.env.CLOCK_SHIFT_MS});${prelude}`,
        view: 'chromium',
        timeout: 20_000,
        strict: false,
        files: { 'wxfile://pick/a.png': PICTURE, ...files },
        mocks: {
          ...mocks,
          login: async () => ({ code: await loginCode(openidOf(name)) }),
          ...payingAs(stack.origin, openidOf(name)),
          ...signingAs(stack.origin, openidOf(name)),
          openDocument: viewerOf(() => phone),
          getRandomValues,
        },
      });
      return phone;
    },
    signIn: async (phone) => {
      await phone.openPage('/pages/login/index');
      await phone.tap('微信登录');
      await phone.waitFor(async () => !(await phone.text()).includes('微信登录'));
    },
  };
}
