import { runRules } from '../rules/evaluate';
import { DISTRICT_FIGURES, PLANTED, RUNNING } from './planted-villages';

/** What all rules together find in each village, by rule. */
const outcomes = PLANTED.map((village) => ({
  ...village,
  found: [...new Set(runRules(RUNNING, village.rows, DISTRICT_FIGURES).findings.map(({ code }) => code))],
}));

test('one true case of each running rule and twice as many look-alikes: all rules together find all of the true ones and nothing else', () => {
  const lines = RUNNING.map(({ code, title }) => {
    const own = outcomes.filter(({ rule }) => rule.code === code);
    const faults = own.filter(({ isFault }) => isFault);
    const lookAlikes = own.filter(({ isFault }) => !isFault);
    const hit = faults.filter(({ found }) => found.includes(code)).length;
    const wrong = lookAlikes.filter(({ found }) => found.length > 0).length;
    return `${code.padEnd(6)} 真 ${hit}/${faults.length}  像而不是 ${wrong}/${lookAlikes.length}  ${title}`;
  });
  process.stdout.write(`${lines.join('\n')}\n`);
  expect(RUNNING.length).toBeGreaterThanOrEqual(25);
  expect(PLANTED.filter(({ isFault }) => !isFault)).toHaveLength(2 * PLANTED.filter(({ isFault }) => isFault).length);
  const expected = outcomes.map(({ rule, title, isFault }) => [rule.code, title, isFault ? [rule.code] : []]);
  expect(outcomes.map(({ rule, title, found }) => [rule.code, title, found])).toEqual(expected);
});
