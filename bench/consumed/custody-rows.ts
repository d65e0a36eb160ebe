import { type Act, afterAct, type Opening } from '../../functions/custody/opening';
import { OpeningEntity, openingRow } from '../../functions/custody/opening-store';
import { now } from '../../functions/platform/clock';
import { newId } from '../../functions/platform/id';
import { sealedIdentity, SealedIdentityEntity } from '../../functions/reports/reporter/identity-store';
import { put, type Row } from '../../scripts/seed/row';
import { DISTRICT } from '../../tests/support/people';
import type { Person } from './district';
import { ACCEPTED, reportRows } from './report-rows';

export const REASON = '要当面核实证据从哪里来，已经书面请示';

/** A confidential report that accuses the cadre, with its sealed name, and a request about it that has come this far. */
export async function openingRows(
  { code, resident, cadre }: { code: string; resident: Person; cadre: Person },
  ...acts: readonly [Act, by: Person][]
): Promise<{ rows: Row[]; opening: Opening }> {
  const { accountId, personId, name } = resident;
  const at = now();
  const reportId = newId(at);
  const wanted: Opening = {
    reportId,
    openingId: newId(at),
    district: DISTRICT,
    state: 'wanted',
    wantedBy: '罗龙街道办事处',
    wantedFor: REASON,
    wantedAt: at,
    wantedByPersonId: 'ANOTHER',
    version: 1,
  };
  const opening = acts.reduce((before, [act, by]) => afterAct(before, act, by, at), wanted);
  const identity = await sealedIdentity(reportId, { accountId, personId, name, villageCode: code });
  const { rows } = reportRows({
    reportId,
    villageCode: code,
    about: 'cadre',
    accusedPersonId: cadre.personId,
    reporter: resident,
    confidential: true,
    steps: [ACCEPTED],
    beside: [put(SealedIdentityEntity, identity), put(OpeningEntity, openingRow(opening))],
  });
  return { rows, opening };
}
