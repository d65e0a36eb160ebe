import { enrol, enrolAgain, type Enrolled, FENGXIANG } from '../../../tests/support/people';
import { knownAs } from '../../identity/person-store';
import { freshDistrict } from '../testing/people';
import { kinOf } from './conflicts';

beforeEach(() => freshDistrict());

/** A second row of the same human being, in a village they moved to. */
const moved = (name: string, { person }: Enrolled, householdId?: string) =>
  enrolAgain(person, name, { villageCode: FENGXIANG, ...(householdId && { householdId }) });

test('whoever moved is kept out by both rows, and so is who lives with either', async () => {
  const first = await enrol('周会计');
  const mother = await enrol('刘桂花', { householdId: first.person.householdId });
  const second = await moved('周会计', first);
  const wife = await enrol('何秀英', { householdId: second.person.householdId });
  const motherAgain = await moved('刘桂花', mother);
  const stranger = await enrol('王秀英');
  for (const { person } of [first, second]) {
    const { ids } = await kinOf(person.personId);
    const expected = [first, mother, second, wife, motherAgain].map((one) => one.person.personId);
    expect(new Set(ids)).toEqual(new Set(expected));
    expect(ids).not.toContain(stranger.person.personId);
  }
});

test('who acts is known by the row by which they acted before, and nobody else is', async () => {
  const first = await enrol('周会计');
  const second = await moved('周会计', first);
  const other = await enrol('王秀英');
  const [a, b, c] = [first, second, other].map(({ person }) => person.personId);
  expect(await knownAs(b, [a])).toBe(a);
  expect(await knownAs(a, [c, b])).toBe(b);
  expect(await knownAs(c, [a, b])).toBe(c);
  expect(await knownAs(undefined, [a])).toBeUndefined();
});
