import type { Grant } from '@shared/roles';
import { act, render } from '@testing-library/react';
import { clearSession, setMe, switchPlace, switchRole, useHeldOffice, useOffice, useRole } from './session';

const NIUJIAO = '511503002201';
const FENGXIANG = '511503001001';
const office = ({ role, division }: Grant) => ({ role, division, divisionName: division });
const accountId = '01J0000000000000000000000A';
const signIn = (...grants: Grant[]) => act(() => setMe({ accountId, grants: grants.map(office) }));
const person = {
  ...{ personId: accountId, name: '陈建国', villageCode: NIUJIAO, villageName: '牛角村', townName: '罗龙街道' },
  ...{ group: '一组', maskedIdNumber: '511***', maskedPhone: '138****0000', boundAt: '2026-11-01T00:00:00.000Z' },
};

let seen: { role: string; place: string | undefined; places: number; asked: unknown; here: unknown; held: unknown };
function Probe() {
  const [role, , grant, places] = useRole();
  const held = useHeldOffice();
  const [asked, here] = [useOffice('cadre'), useOffice('cadre', FENGXIANG)];
  seen = {
    role,
    place: grant?.division,
    places: places.length,
    asked,
    here,
    held: held && `${held.role} ${held.division}`,
  };
  return null;
}

beforeEach(() => {
  act(clearSession);
  render(<Probe />);
});

test('who serves one village is asked for no place, and none is named', () => {
  signIn({ role: 'cadre', division: NIUJIAO });
  expect(seen).toMatchObject({
    role: 'cadre',
    place: NIUJIAO,
    places: 1,
    asked: { role: 'cadre' },
    here: { role: 'cadre' },
  });
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

test('a page that was opened for one of the places asks for that one', () => {
  signIn({ role: 'cadre', division: NIUJIAO }, { role: 'cadre', division: FENGXIANG });
  expect(seen).toMatchObject({ asked: { division: NIUJIAO }, here: { division: FENGXIANG } });
  signIn({ role: 'cadre', division: NIUJIAO }, { role: 'cadre', division: '511503002202' });
  expect(seen).toMatchObject({ here: { division: NIUJIAO } });
});

test('shown as to a resident, an office is still held: what a message opens asks for no switch', () => {
  act(() => setMe({ accountId, person, grants: [office({ role: 'cadre', division: NIUJIAO })] }));
  act(() => switchRole('resident'));
  expect(seen).toMatchObject({ role: 'resident', held: `cadre ${NIUJIAO}` });
  act(() => setMe({ accountId, person, grants: [] }));
  expect(seen.held).toBeUndefined();
});
