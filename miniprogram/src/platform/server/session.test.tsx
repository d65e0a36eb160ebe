import type { Grant } from '@shared/roles';
import { act, render } from '@testing-library/react';
import { clearSession, setMe, switchPlace, switchRole, useOffice, useRole } from './session';

const NIUJIAO = '511503002201';
const FENGXIANG = '511503001001';
const office = ({ role, division }: Grant) => ({ role, division, divisionName: division });
const signIn = (...grants: Grant[]) =>
  act(() => setMe({ accountId: '01J0000000000000000000000A', grants: grants.map(office) }));

let seen: { role: string; place: string | undefined; places: number; asked: unknown };
function Probe() {
  const [role, , grant, places] = useRole();
  seen = { role, place: grant?.division, places: places.length, asked: useOffice('cadre') };
  return null;
}

beforeEach(() => {
  act(clearSession);
  render(<Probe />);
});

test('who serves one village is asked for no place, and none is named', () => {
  signIn({ role: 'cadre', division: NIUJIAO });
  expect(seen).toEqual({ role: 'cadre', place: NIUJIAO, places: 1, asked: { role: 'cadre' } });
});

test('who serves two villages begins with the first, and what is chosen stays while roles change', () => {
  signIn(
    { role: 'cadre', division: NIUJIAO },
    { role: 'cadre', division: FENGXIANG },
    { role: 'regulator', division: '511503' },
  );
  expect(seen).toMatchObject({ place: NIUJIAO, places: 2, asked: { role: 'cadre', division: NIUJIAO } });
  act(() => switchPlace(FENGXIANG));
  expect(seen).toMatchObject({ place: FENGXIANG, asked: { role: 'cadre', division: FENGXIANG } });
  act(() => switchRole('regulator'));
  expect(seen).toMatchObject({ role: 'regulator', place: '511503', places: 1 });
  act(() => switchRole('cadre'));
  expect(seen.place).toBe(FENGXIANG);
});

test('a place that was taken away is not asked for any more', () => {
  signIn({ role: 'cadre', division: NIUJIAO }, { role: 'cadre', division: FENGXIANG });
  act(() => switchPlace(FENGXIANG));
  signIn({ role: 'cadre', division: NIUJIAO });
  expect(seen).toMatchObject({ place: NIUJIAO, asked: { role: 'cadre' } });
});
