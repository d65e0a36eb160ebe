import { AppError } from '@shared/errors';
import { SHARE_WORDS, SHARE_WORDS_VERSION, ShareState } from '@shared/identity/households';
import fc from 'fast-check';
import {
  type KeptShare,
  type Member,
  rightTo,
  SHARE_TRANSITIONS,
  type ShareCommand,
  standingOf,
  stateOf,
  takeShareCommand,
} from './household';

const AT = '2026-11-20T02:00:00.000Z';
const TODAY = '2026-11-20';
const HOME = 'HOUSE-1';
const SAID = { words: SHARE_WORDS, wordsVersion: SHARE_WORDS_VERSION };
const PAPER = { ...SAID, paperNo: '2026-07', signedOn: TODAY, recordedBy: 'cadre' };

const owner: Member = { personId: 'owner', householdId: HOME, bornOn: '1958-04-16', accountId: 'account' };
const viewer: Member = { personId: 'viewer', householdId: HOME, bornOn: '1980-01-01', accountId: 'other' };
const unbound = ({ accountId: _, ...member }: Member): Member => member;
const shareIn = (state: ShareState, more: Partial<KeptShare> = {}): KeptShare | undefined =>
  state === 'none'
    ? undefined
    : {
        state,
        householdId: HOME,
        ownerStay: 0,
        viewerStay: 0,
        askedAt: '2026-10-01T00:00:00.000Z',
        decidedAt: '2026-10-02T00:00:00.000Z',
        ...more,
      };
const outcome = (act: () => KeptShare | undefined): string => {
  try {
    return act()?.state ?? 'unchanged';
  } catch (error) {
    return error instanceof AppError ? error.code : 'broke';
  }
};
const COMMANDS = Object.keys(SHARE_TRANSITIONS) as ShareCommand[];
const take = (
  command: ShareCommand,
  pair: { owner: Member; viewer: Member; share?: KeptShare | undefined },
  at = AT,
) => {
  const onPaper = command === 'recordPaper' || command === 'endPaper';
  const who = { ...pair, share: pair.share, owner: onPaper ? unbound(pair.owner) : pair.owner };
  return outcome(() =>
    takeShareCommand(
      command,
      who,
      at,
      TODAY,
      command === 'recordPaper' ? PAPER : command === 'agree' ? SAID : undefined,
    ),
  );
};

describe('every state × every command', () => {
  const W = 'households.wrongState';
  const TABLE: Record<ShareCommand, Record<ShareState, string>> = {
    ask: { none: 'asked', asked: 'unchanged', agreed: 'unchanged', declined: 'asked', takenBack: 'asked' },
    agree: { none: 'agreed', asked: 'agreed', agreed: 'unchanged', declined: 'agreed', takenBack: 'agreed' },
    decline: { none: W, asked: 'declined', agreed: W, declined: 'unchanged', takenBack: W },
    takeBack: { none: W, asked: W, agreed: 'takenBack', declined: W, takenBack: 'unchanged' },
    recordPaper: { none: 'agreed', asked: 'agreed', agreed: W, declined: 'agreed', takenBack: 'agreed' },
    endPaper: { none: W, asked: W, agreed: 'takenBack', declined: W, takenBack: 'unchanged' },
  };
  test.each(COMMANDS.flatMap((command) => ShareState.options.map((state) => [command, state] as const)))(
    '%s from %s',
    (command, state) => {
      expect(take(command, { owner, viewer, share: shareIn(state) })).toBe(TABLE[command][state]);
    },
  );
});

describe('every standing × every right', () => {
  const child: Member = { ...owner, bornOn: '2012-01-01', guardianIds: ['viewer'] };
  const ward: Member = { ...owner, ward: true, guardianIds: ['viewer'] };
  const others = (member: Member): Member => ({ ...member, guardianIds: ['someone'] });
  const away = (member: Member): Member => ({ ...member, householdId: 'HOUSE-2' });
  test.each([
    ['themself', viewer, undefined, 'self'],
    ['an adult who agreed', owner, 'agreed', 'consent'],
    ['an adult who was asked', owner, 'asked', undefined],
    ['an adult who declined', owner, 'declined', undefined],
    ['an adult who took it back', owner, 'takenBack', undefined],
    ['an adult who said nothing', owner, 'none', undefined],
    ['an adult whose guardian one once was', { ...owner, guardianIds: ['viewer'] }, 'none', undefined],
    ['one whose birth date is not known', { ...owner, bornOn: undefined, guardianIds: ['viewer'] }, 'none', undefined],
    ['one’s child', child, 'none', 'guardian'],
    ['another’s child, whatever it agreed to', others(child), 'agreed', undefined],
    ['one’s ward', ward, 'none', 'guardian'],
    ['another’s ward, whatever it agreed to', others(ward), 'agreed', undefined],
    ['one’s child in another household', away(child), 'none', undefined],
    ['an adult who agreed and moved away', away(owner), 'agreed', undefined],
  ] as const)('%s', (_, who, state, right) => {
    expect(rightTo({ owner: who as Member, viewer, share: shareIn(state ?? 'none') }, TODAY)).toBe(right);
  });

  test.each(['ask', 'agree', 'recordPaper'] as const)('%s is not for a child or a ward', (command) => {
    for (const who of [child, ward])
      expect(take(command, { owner: who, viewer, share: shareIn('asked') })).toBe('households.notAdult');
  });

  test('a guardian’s right ends on the day the child turns 18, that of a ward does not', () => {
    const turning = { ...owner, bornOn: '2008-11-20', guardianIds: ['viewer'] };
    const at = (today: string, who: Member) => rightTo({ owner: who, viewer, share: undefined }, today);
    expect([at('2026-11-19', turning), at('2026-11-20', turning)]).toEqual(['guardian', undefined]);
    expect(at('2026-11-20', { ...turning, ward: true })).toBe('guardian');
    const leap = { bornOn: '2008-02-29' } as Member;
    expect([standingOf(leap, '2026-02-28'), standingOf(leap, '2026-03-01')]).toEqual(['child', 'adult']);
  });
});

describe('who may not', () => {
  test('an elder without a phone is not asked, and signs on paper; who has one does not', () => {
    const elder = unbound(owner);
    expect(outcome(() => takeShareCommand('ask', { owner: elder, viewer, share: undefined }, AT, TODAY))).toBe(
      'households.notBound',
    );
    expect(outcome(() => takeShareCommand('recordPaper', { owner, viewer, share: undefined }, AT, TODAY, PAPER))).toBe(
      'households.signsSelf',
    );
    expect(outcome(() => takeShareCommand('endPaper', { owner, viewer, share: shareIn('agreed') }, AT, TODAY))).toBe(
      'households.signsSelf',
    );
  });

  test('a cadre does not record a paper for themself', () => {
    expect(take('recordPaper', { owner, viewer: { ...viewer, personId: 'cadre' } })).toBe('households.ownInterest');
  });

  test('the same paper recorded again changes nothing, another does not pass for it', () => {
    const share = shareIn('agreed', { paperNo: '2026-07' });
    expect(take('recordPaper', { owner, viewer, share })).toBe('unchanged');
    expect(take('recordPaper', { owner, viewer, share: { ...share!, paperNo: '2026-08' } })).toBe(
      'households.wrongState',
    );
  });

  test('a no is left in peace for a week', () => {
    const share = shareIn('declined', { decidedAt: '2026-11-13T02:00:00.001Z' });
    expect(take('ask', { owner, viewer, share })).toBe('households.declinedLately');
    expect(take('ask', { owner, viewer, share: { ...share!, decidedAt: '2026-11-13T02:00:00.000Z' } })).toBe('asked');
  });

  test.each(COMMANDS)('%s between two who do not live together is not found', (command) => {
    for (const share of [undefined, shareIn('asked'), shareIn('agreed')]) {
      expect(take(command, { owner, viewer: { ...viewer, householdId: 'HOUSE-2' }, share })).toBe('notFound');
      expect(take(command, { owner, viewer: owner, share })).toBe('notFound');
    }
  });

  test('a new yes keeps nothing of an old paper', () => {
    const next = takeShareCommand(
      'agree',
      { owner, viewer, share: shareIn('takenBack', { paperNo: '2026-07' }) },
      AT,
      TODAY,
      SAID,
    );
    expect(next).toMatchObject({ state: 'agreed', ...SAID, decidedAt: AT });
    expect(next).not.toHaveProperty('paperNo');
  });
});

/** People who ask, agree, take back, move away and back, are named guardian and grow up, in any order. */
test('no sequence of commands and roster changes lets anyone see without a right', () => {
  const people = ['a', 'b', 'c'];
  const person = fc.constantFrom(...people);
  const house = fc.constantFrom('HOUSE-1', 'HOUSE-2');
  const act = fc.oneof(
    fc.record({
      do: fc.constant('command' as const),
      command: fc.constantFrom(...COMMANDS),
      owner: person,
      viewer: person,
    }),
    fc.record({ do: fc.constant('move' as const), who: person, to: house }),
    fc.record({ do: fc.constant('guardian' as const), who: person, of: person }),
    fc.record({ do: fc.constant('age' as const) }),
  );
  let seen = 0;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const roster = new Map<string, Member>(
        people.map((personId, at) => [
          personId,
          {
            personId,
            householdId: 'HOUSE-1',
            stay: 0,
            bornOn: at === 2 ? '2008-12-01' : '1970-01-01',
            ...(at !== 1 && { accountId: personId }),
          },
        ]),
      );
      const shares = new Map<string, KeptShare>();
      // What a plain reader would hold to be agreed: said in this household, and neither has moved since.
      const agreed = new Set<string>();
      let today = TODAY;
      for (const one of acts) {
        if (one.do === 'age') today = '2026-12-01';
        if (one.do === 'guardian') roster.set(one.of, { ...roster.get(one.of)!, guardianIds: [one.who] });
        if (one.do === 'move') {
          const was = roster.get(one.who)!;
          if (was.householdId !== one.to) {
            roster.set(one.who, { ...was, householdId: one.to, stay: was.stay! + 1 });
            for (const pair of [...agreed]) if (pair.includes(one.who)) agreed.delete(pair);
          }
        }
        if (one.do === 'command') {
          const key = `${one.owner}>${one.viewer}`;
          const pair = { owner: roster.get(one.owner)!, viewer: roster.get(one.viewer)!, share: shares.get(key) };
          try {
            const next = takeShareCommand(one.command, pair, AT, today, PAPER);
            if (next) {
              shares.set(key, next);
              if (next.state === 'agreed') agreed.add(key);
              else agreed.delete(key);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        }
        for (const ownerId of people)
          for (const viewerId of people) {
            const [o, v] = [roster.get(ownerId)!, roster.get(viewerId)!];
            const key = `${ownerId}>${viewerId}`;
            const grown = o.bornOn! <= `${Number(today.slice(0, 4)) - 18}${today.slice(4)}`;
            const may =
              ownerId === viewerId ||
              (o.householdId === v.householdId &&
                (grown ? agreed.has(key) : (o.guardianIds?.includes(viewerId) ?? false)));
            const right = rightTo({ owner: o, viewer: v, share: shares.get(key) }, today);
            expect([key, right !== undefined]).toEqual([key, may]);
            if (right === 'consent') seen += 1;
            if (stateOf({ owner: o, viewer: v, share: shares.get(key) }) === 'agreed')
              expect(agreed.has(key)).toBe(true);
          }
      }
    }),
    { numRuns: 400 },
  );
  // The walk does reach what it guards.
  expect(seen).toBeGreaterThan(50);
});
