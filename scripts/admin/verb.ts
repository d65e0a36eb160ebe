import type { ParseArgsConfig } from 'node:util';

/** What the operator can mend: said in one sentence, and nothing was written. */
export class AdminProblem extends Error {}

export interface Context {
  /** The instant at which everything of this call is written. */
  at: string;
  /** Who is at the console, for the trail: `cli:…`, the name in the operating system. */
  actor: string;
  stage: string;
  /**
   * What must not stand on a command line, which others on the machine can read: from the environment's variable, else asked.
   * @throws AdminProblem where nobody answers.
   */
  ask: (question: string, variable: string) => Promise<string>;
}

export interface Plan {
  /** What there is, and what would be done. */
  says: readonly string[];
  /** Does it, with its audit row, and says what was done. Absent where there is nothing to do. */
  act?: () => Promise<readonly string[]>;
}

type Options = NonNullable<ParseArgsConfig['options']>;
export type Values = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface Verb {
  /** One line: what stands behind the verb, and what it does. */
  usage: string;
  options: Options;
  /** Whether it must be confirmed by the stage's name: it changes something, or opens what is somebody's own. */
  confirmed: boolean;
  /** Reads and decides; writes nothing. @throws AdminProblem */
  plan: (values: Values, context: Context) => Promise<Plan>;
}

/** An option that must be there. @throws AdminProblem */
export function given(values: Values, name: string, shape = /./, hint = ''): string {
  const value = values[name];
  if (typeof value !== 'string' || !shape.test(value)) throw new AdminProblem(`要写 --${name}${hint && ` ${hint}`}`);
  return value;
}

export const DISTRICT_CODE = /^\d{6}$/;
export const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
