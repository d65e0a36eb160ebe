import { type Act, afterAct, isPending, mayDo, type Opening, stateAt } from './opening';

const AT = '2026-11-23T02:00:00.000Z';
const later = (hours: number) => new Date(Date.parse(AT) + hours * 3_600_000).toISOString();
const wanted: Opening = {
  reportId: 'R',
  openingId: 'O',
  district: '511503',
  state: 'wanted',
  wantedBy: '罗龙街道办事处',
  wantedFor: '要核实',
  wantedAt: AT,
  wantedByPersonId: 'HANDLER',
  version: 1,
};
const after = (opening: Opening, ...acts: [Act, string][]): Opening =>
  acts.reduce((now, [act, who]) => afterAct(now, act, { accountId: `PHONE OF ${who}`, personId: who }, AT), opening);
const ask: [Act, string] = [{ command: 'ask', reason: '原因' }, 'FIRST'];
const consent: [Act, string] = [{ command: 'consent' }, 'SECOND'];

// Written out by hand: state × who → what they may do.
test.each([
  [wanted, ['ask', 'refuse'], ['ask', 'refuse']],
  [after(wanted, ask), [], ['consent', 'refuse']],
  [after(wanted, ask, consent), ['open'], []],
  [after(wanted, ask, consent, [{ command: 'open' }, 'FIRST']), [], []],
  [after(wanted, ask, [{ command: 'refuse', reason: '不必' }, 'SECOND']), [], []],
  [after(wanted, [{ command: 'refuse', reason: '不必' }, 'FIRST']), [], []],
])('the one who asked and another may: %#', (opening, first, second) => {
  expect([mayDo(opening, 'FIRST', AT), mayDo(opening, 'SECOND', AT)]).toEqual([first, second]);
});

test('who is bound to no name, who wants it, and anyone where it is not known who asked, bring it no further', () => {
  const asked = after(wanted, ask);
  const consented = after(wanted, ask, consent);
  for (const opening of [wanted, asked, consented]) expect(mayDo(opening, undefined, AT)).toEqual([]);
  expect([mayDo(wanted, 'HANDLER', AT), mayDo(asked, 'HANDLER', AT)]).toEqual([['refuse'], ['refuse']]);
  // As rows were before persons were kept.
  const { wantedByPersonId: _, ...unwanted } = wanted;
  const { askedByPersonId: __, ...unasked } = asked;
  const { decidedByPersonId: ___, ...undecided } = consented;
  expect([mayDo(unwanted, 'SECOND', AT), mayDo(unasked, 'SECOND', AT), mayDo(undecided, 'FIRST', AT)]).toEqual([
    ['refuse'],
    ['refuse'],
    [],
  ]);
});

test('a consent is good for 24 hours, then it is over and may be wanted again', () => {
  const opening = after(wanted, ask, consent);
  expect([stateAt(opening, later(24)), mayDo(opening, 'FIRST', later(24))]).toEqual(['consented', ['open']]);
  expect([stateAt(opening, later(24.01)), mayDo(opening, 'FIRST', later(24.01))]).toEqual(['lapsed', []]);
  expect([isPending(opening, later(24)), isPending(opening, later(25))]).toEqual([true, false]);
});

test('each act is a version of its own', () => {
  expect(after(wanted, ask, consent).version).toBe(3);
});
