import { ReportCommand, ReportState } from '@shared/reports/reports';
import { type Transition, TRANSITIONS } from '../../functions/reports/transitions';

const STATE_WORDS: Record<ReportState, string> = {
  submitted: '待受理',
  accepted: '办理中',
  awaiting: '待补充材料',
  returned: '退回重办',
  answered: '已答复待评价',
  closed: '已办结',
  refused: '不予受理',
  withdrawn: '已撤回',
  merged: '已并案',
};
const COMMAND_WORDS: Record<ReportCommand, string> = {
  accept: '受理',
  refuse: '不予受理',
  assign: '分派',
  transfer: '转办',
  recuse: '回避',
  askMaterial: '要补充材料',
  extend: '延期',
  merge: '并案',
  split: '拆分',
  answer: '答复',
  supply: '补充材料',
  resume: '不等材料',
  rate: '评价',
  reopen: '申请复查',
  withdraw: '撤回',
  return: '退回',
  supervise: '督办',
  askStatement: '请本人说明',
  release: '放行',
  setAside: '搁置',
};
/** Where a command leads from a state: itself where it changes nothing, and back where material was awaited. */
const targetOf = (command: ReportCommand, from: ReportState): string => {
  const { to }: Transition = TRANSITIONS[command];
  if (to === 'same') return from;
  return to === 'before' ? '(before)' : to;
};

/** The states of a report and what moves it between them, drawn from the table the code and the database conditions use. */
export function reportStates(): string {
  const arrows = ReportCommand.options.flatMap((command) =>
    TRANSITIONS[command].from.flatMap((from) =>
      (TRANSITIONS[command] as Transition).to === 'before'
        ? ['submitted', 'accepted', 'returned'].map((to) => `  ${from} --> ${to}: ${command} ${COMMAND_WORDS[command]}`)
        : [`  ${from} --> ${targetOf(command, from)}: ${command} ${COMMAND_WORDS[command]}`],
    ),
  );
  const rows = ReportState.options.map((state) => {
    const cells = ReportCommand.options.map((command) =>
      (TRANSITIONS[command].from as readonly ReportState[]).includes(state)
        ? `${targetOf(command, state)} (${TRANSITIONS[command].by.join(', ')})`
        : '·',
    );
    return `| ${state} ${STATE_WORDS[state]} | ${cells.join(' | ')} |`;
  });
  return [
    '# States of a report',
    '',
    'Generated from `TRANSITIONS` in `functions/reports/report.ts` by `npm run docs`. The condition of each write in the database is derived',
    'from the same table, and `report.test.ts` enumerates state × command × role × accused or not.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> submitted: submit 举报',
    ...arrows,
    '```',
    '',
    `| from | ${ReportCommand.options.map((command) => `${command} ${COMMAND_WORDS[command]}`).join(' | ')} |`,
    `| --- |${' --- |'.repeat(ReportCommand.options.length)}`,
    ...rows,
    '',
  ].join('\n');
}
