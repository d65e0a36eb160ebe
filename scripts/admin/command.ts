import os from 'node:os';
import { parseArgs } from 'node:util';
import { AppError, ERRORS } from '../../shared/errors';
import { StartError } from '../../local/ports';
import { ask, isConfirmed } from './ask';
import { openStage } from './stage';
import { AdminProblem, type Values, type Verb } from './verb';

/** What the process says when it ends. */
export const EXIT = { done: 0, refused: 1, wrongCommand: 2, brokenOff: 3 } as const;
type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Loaded when asked for: the seed's catalogues are large, and no verb needs another's. */
export const VERBS: Readonly<Record<string, () => Promise<{ verb: Verb }>>> = {
  bootstrap: () => import('./bootstrap'),
  grant: () => import('./grant'),
  revoke: () => import('./revoke'),
  list: () => import('./list'),
  'stage-info': () => import('./stage-info'),
  export: () => import('./export'),
  forget: () => import('./forget'),
  undeliver: () => import('./undeliver'),
  'backup-check': () => import('./backup-check'),
  'rotate-keys': () => import('./rotate-keys'),
  'restore-drill': () => import('./restore-drill'),
  'test-village': () => import('./test-village'),
  'grant-first-admins': () => import('./grant-first-admins'),
};

const COMMON = {
  'dry-run': { type: 'boolean', default: false },
  confirm: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

async function usage(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(VERBS).map(async ([name, load]) => `  npm run admin -- ${name} ${(await load()).verb.usage}`),
  );
  return [
    '用法：',
    ...lines,
    '',
    '  --dry-run         只说会做什么，什么也不写',
    '  --confirm STAGE   没有人输入时，用环境的名字确认',
    '',
    '默认在 .local 上做（要先停下 npm start）；设了 STAGE、CIVIC_TABLE、LEDGER_TABLE、IDENTITY_KEY、PHONE_KEY、LOOKUP_KEY、ROW_KEY 就在那里做。',
    '结束码：0 成了　1 不能做，什么也没有写　2 命令不对　3 断了，再来一次',
  ].join('\n');
}

/**
 * The operator's command line. Says on stdout what there is and what was done, on stderr why not; never a stack trace for what the
 * one who typed it can mend. Nothing is written before it is confirmed by the name of the stage.
 * @returns the exit code
 */
export async function runAdminCommand(argv: readonly string[]): Promise<Exit> {
  const [name = '', ...rest] = argv;
  const load = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!load) {
    const asked = name === '--help' || name === '-h';
    (asked ? console.log : console.error)(await usage());
    return asked ? EXIT.done : EXIT.wrongCommand;
  }
  const { verb } = await load();
  let values: Values;
  try {
    ({ values } = parseArgs({ args: rest, options: { ...COMMON, ...verb.options } }));
  } catch {
    console.error(`用法：npm run admin -- ${name} ${verb.usage}`);
    return EXIT.wrongCommand;
  }
  if (values.help) {
    console.log(`npm run admin -- ${name} ${verb.usage}`);
    return EXIT.done;
  }
  try {
    return await run(verb, values);
  } catch (error) {
    if (error instanceof AdminProblem || error instanceof StartError) return refuse(error.message);
    if (error instanceof AppError) return refuse(ERRORS[error.code][1]);
    console.error(`断了：${error instanceof BrokenOff ? error.message : nameOf(error)}`);
    console.error('写好的留着，再来一次会接着做。');
    return EXIT.brokenOff;
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? `${error.name} ${error.message}` : String(error));

/** What was thrown while it was done: some of it may be written, whatever the error says. */
class BrokenOff extends Error {}
const brokeOff = (error: unknown): never => {
  throw new BrokenOff(error instanceof AppError ? ERRORS[error.code][1] : nameOf(error));
};

function refuse(text: string): Exit {
  console.error(text);
  return EXIT.refused;
}

async function run(verb: Verb, values: Values): Promise<Exit> {
  const stage = await openStage();
  try {
    const { now } = await import('../../functions/platform/clock');
    const context = { at: now(), actor: `cli:${os.userInfo().username}`, stage: stage.name, ask };
    const { says, act } = await verb.plan(values, context);
    for (const line of says) console.log(line);
    if (!act) return EXIT.done;
    if (values['dry-run']) {
      console.log('只是试算，什么也没有写。');
      return EXIT.done;
    }
    const confirm = typeof values.confirm === 'string' ? values.confirm : undefined;
    if (verb.confirmed && !(await isConfirmed(stage.name, confirm)))
      throw new AdminProblem(`没有确认：这里是 ${stage.name}。什么也没有写。`);
    for (const line of await act().catch(brokeOff)) console.log(line);
    return EXIT.done;
  } finally {
    await stage.close();
  }
}
