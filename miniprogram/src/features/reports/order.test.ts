import { ReportCommand } from '@shared/reports/reports';
import { commandsOf } from './order';

test.each([
  [['answer', 'refuse', 'accept', 'recuse'], 'accept', ['answer', 'recuse', 'refuse']],
  [['extend', 'answer', 'askMaterial'], 'answer', ['askMaterial', 'extend']],
  [['withdraw', 'supply'], 'supply', ['withdraw']],
  [['reopen', 'rate'], 'rate', ['reopen']],
  [['transfer', 'supervise'], 'supervise', ['transfer']],
  [['withdraw'], 'withdraw', []],
  [[], undefined, []],
] as const)('of %j the first is %s', (mayDo, first, others) => {
  expect(commandsOf(mayDo)).toEqual({ ...(first && { first }), others });
});

test('no command is forgotten', () => {
  const { first, others } = commandsOf(ReportCommand.options);
  expect([first, ...others].sort()).toEqual([...ReportCommand.options].sort());
});
