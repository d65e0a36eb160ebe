import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { DISTRICT, NIUJIAO as VILLAGE } from '../../../tests/support/people';
import { s3 } from '../../platform/s3-client';
import { documentClient } from '../../platform/tables';
import { transactTrailed } from '../../platform/trail';
import { freshDistrict } from '../testing/people';
import { keepAnchor, keptAnchors } from './anchor-store';
import { handler as anchorTrails } from './anchor-trails';
import type { StoredRow } from './check-trail';
import { keptTrail } from './trail-store';
import { verifyAll, verifyDistrict } from './verify-trails';

beforeEach(async () => {
  await freshDistrict();
  // A locked bucket cannot be emptied between tests.
  const bucket = `test-anchors-${Date.now()}`;
  await s3().send(new CreateBucketCommand({ Bucket: bucket, ObjectLockEnabledForBucket: true }));
  process.env.ANCHOR_BUCKET = bucket;
});

const LEDGER = () => process.env.LEDGER_TABLE!;
const line = (reportId: string, actor: string) => ({
  reportId,
  villageCode: VILLAGE,
  action: 'openOriginal',
  at: '2026-11-23T02:00:00.000Z',
  actor,
});
const lengthen = async (reportId: string, times: number, actor = 'SOMEONE') => {
  for (let each = 0; each < times; each += 1) await transactTrailed([line(reportId, actor)]);
};
const kept = async (reportId: string) => {
  const { head, links } = await keptTrail(reportId);
  return [...links, head!];
};
const remove = async (rows: readonly StoredRow[]) => {
  for (const { pk, sk } of rows) await documentClient.send(new DeleteCommand({ TableName: LEDGER(), Key: { pk, sk } }));
};
const put = (row: StoredRow) => documentClient.send(new PutCommand({ TableName: LEDGER(), Item: row }));

test('readings cut off and the older head put back are found by the anchor, by nothing else', async () => {
  await lengthen('R1', 1);
  const [, old] = await kept('R1');
  await lengthen('R1', 2);
  await anchorTrails();
  const [, two, three] = await kept('R1');
  await remove([two!, three!]);
  await put(old!);
  const found = { report: 'R1', what: 'anchorMissed', row: 'LINK#00000003' };
  expect(await verifyDistrict(DISTRICT)).toMatchObject({ trails: 1, anchors: 1, faults: [found] });
  // A trail lengthened again to the same length is another trail.
  await lengthen('R1', 4, 'OTHER');
  expect((await verifyDistrict(DISTRICT)).faults).toEqual([found]);
});

test('a report that is gone with all its trail is found', async () => {
  await lengthen('R1', 2);
  await anchorTrails();
  await remove(await kept('R1'));
  expect((await verifyDistrict(DISTRICT)).faults).toEqual([
    { report: 'R1', what: 'anchorMissed', row: 'LINK#00000002' },
  ]);
});

test('a trail moved to the lists of another district is walked', async () => {
  await lengthen('R1', 1);
  const [link, head] = await kept('R1');
  await put({ ...head!, gsi1pk: 'TRAIL#999999' });
  await put({ ...link!, actor: 'OTHER' });
  expect((await verifyAll()).faults).toEqual([
    { report: 'R1', what: 'headAltered', row: 'HEAD' },
    { report: 'R1', what: 'altered', row: 'LINK#00000001' },
  ]);
});

test('a trail that grew, and two nights, are sound', async () => {
  await lengthen('R1', 1);
  await keepAnchor({ district: DISTRICT, at: '2026-11-20T17:00:00.000Z', heads: [] });
  await anchorTrails();
  await lengthen('R1', 1);
  expect(await verifyDistrict(DISTRICT)).toEqual({ trails: 1, anchors: 2, faults: [] });
});

test('the first anchor of a night stays, and no one may delete it or write over it', async () => {
  const first = { district: DISTRICT, at: '2026-11-20T17:00:00.000Z', heads: [{ reportId: 'R1', seq: 3, hash: 'h' }] };
  await keepAnchor(first);
  await keepAnchor({ ...first, at: '2026-11-20T17:30:00.000Z', heads: [] });
  const at = { Bucket: process.env.ANCHOR_BUCKET!, Key: `anchors/${DISTRICT}/2026-11-21` };
  await expect(s3().send(new DeleteObjectCommand({ ...at, VersionId: 'null' }))).rejects.toThrow('object lock');
  await expect(s3().send(new PutObjectCommand({ ...at, Body: 'x' }))).rejects.toThrow('Content-MD5');
  const anchors = [];
  for await (const anchor of keptAnchors()) anchors.push(anchor);
  expect(anchors).toEqual([first]);
});
