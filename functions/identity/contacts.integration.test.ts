import { listContacts, publishContact } from '@shared/identity/contacts';
import { callApi } from '../../tests/support/api';
import { DISTRICT, FENGXIANG, NIUJIAO, TOWN } from '../../tests/support/people';
import { freshDistrict, personNamed } from '../reports/testing/people';

const publish = ({ token }: { token: string }, division: string, phone?: string) =>
  callApi(publishContact, { token, params: { division }, body: { ...(phone && { phone }) } });
const listed = async (division: string) =>
  (await callApi(listContacts, { params: { division } })).body.items?.map(({ division: of, phone }) => [of, phone]);

test('an office publishes its phone, and anyone finds it, the nearest first', async () => {
  await freshDistrict();
  const cadre = await personNamed('王建国', { role: 'cadre', division: NIUJIAO });
  const township = await personNamed('赵强', { role: 'township', division: TOWN });
  expect(await listed(NIUJIAO)).toEqual([]);
  expect((await publish(township, TOWN, '0831-0000002')).status).toBe(200);
  expect((await publish(cadre, NIUJIAO, '13800000228')).status).toBe(200);
  expect(await listed(NIUJIAO)).toEqual([
    [NIUJIAO, '13800000228'],
    [TOWN, '0831-0000002'],
  ]);
  expect(await listed(FENGXIANG)).toEqual([]);
  // Nobody publishes for another office, nor one above.
  for (const division of [FENGXIANG, TOWN, DISTRICT])
    expect((await publish(cadre, division, '12345')).status).toBe(403);
  for (const phone of ['打我电话', '123', '511503197001010016', '0831-3322456转王秀英'])
    expect((await publish(cadre, NIUJIAO, phone)).body.code).toBe('request.malformed');
  await publish(cadre, NIUJIAO);
  expect(await listed(NIUJIAO)).toEqual([[TOWN, '0831-0000002']]);
  expect((await callApi(listContacts, { params: { division: '511503999999' } })).status).toBe(404);
});
