import { DecisionStep } from '@shared/affairs/decisions';
import { mayRestOn } from './rests-on';

test('a matter that no meeting has resolved yet is not offered', () => {
  const offered = DecisionStep.options.filter((step) => mayRestOn({ state: 'open', step, amountFen: 100 }, 'water'));
  expect(offered).toEqual(['resolution', 'publicity', 'result']);
});

test('what the meeting voted down is not offered', () => {
  expect(mayRestOn({ state: 'failed', step: 'resolution', amountFen: 100 }, 'water')).toBe(false);
});

test('一事一议 is raised by a decision for a sum; water by any that is resolved', () => {
  expect(mayRestOn({ state: 'finished', step: 'result' }, 'raised')).toBe(false);
  expect(mayRestOn({ state: 'finished', step: 'result', amountFen: 100 }, 'raised')).toBe(true);
  expect(mayRestOn({ state: 'finished', step: 'result' }, 'water')).toBe(true);
});
