import type { ReportCommand } from '@shared/reports/reports';

/** What each reader comes for, the most awaited first. */
const FRONT: readonly ReportCommand[] = ['accept', 'supply', 'answer', 'rate', 'return', 'supervise'];
/** The rest as a person looks for it: how to go on, who else should, what ends it. */
const REST: readonly ReportCommand[] = [
  ...FRONT,
  'release',
  'setAside',
  'resume',
  'askMaterial',
  'askStatement',
  'assign',
  'extend',
  'merge',
  'split',
  'transfer',
  'recuse',
  'refuse',
  'reopen',
  'withdraw',
];

/** The one thing to do now, and what else may be done. */
export function commandsOf(mayDo: readonly ReportCommand[]): { first?: ReportCommand; others: ReportCommand[] } {
  const ordered = REST.filter((command) => mayDo.includes(command));
  const [first, ...others] = ordered;
  return first ? { first, others } : { others };
}
