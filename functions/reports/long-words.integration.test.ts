import { mergeReport, splitReport } from '@shared/reports/commands';
import { acceptReport, answerReport, listMyReports, showReport, submitReport } from '@shared/reports/reports';
import { showReportBackground } from '@shared/reports/work';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { callApi } from '../../tests/support/api';
import { DISTRICT, NIUJIAO as VILLAGE } from '../../tests/support/people';
import { bytesOfRow } from '../../tests/support/write-units';
import { CivicTable, documentClient } from '../platform/tables';
import { OPENING_LETTERS } from './long-words';
import { freshDistrict, type Person, personNamed } from './testing/people';
import { isAsSent } from './trail/content-hash';
import { verifyDistrict } from './trail/verify-trails';
import { findReport } from './report-store';

/** Two thousand letters, the most there may be, that say no pair of letters twice in a row. */
const LETTERS = Array.from({ length: 2_000 }, (_, place) => String.fromCodePoint(0x4e00 + place));
const LONG = LETTERS.join('');
const OTHER_END = [...LETTERS.slice(0, OPENING_LETTERS), ...LETTERS.slice(OPENING_LETTERS).reverse()].join('');

let cadre: Person;
let reporter: Person;

beforeEach(async () => {
  await freshDistrict();
  cadre = await personNamed('王强', { role: 'cadre', division: VILLAGE });
  reporter = await personNamed('李秀英');
});

/** @param again that it is meant, where the same words were sent within a day. */
const draft = (description: string, again: boolean) => ({
  mode: 'named' as const,
  villageCode: VILLAGE,
  category: 'works' as const,
  description,
  about: { kind: 'village' as const },
  mediaIds: [] as string[],
  ...(again && { again: true as const }),
});
const submitted = async (description: string, again = true) => {
  const { status, body } = await callApi(submitReport, { token: reporter.token, body: draft(description, again) });
  expect(status).toBe(200);
  return body;
};

async function storedRow(reportId: string): Promise<Record<string, unknown>> {
  const Key = { pk: `REPORT#${reportId}`, sk: 'REPORT' };
  const { Item } = await documentClient.send(new GetCommand({ TableName: CivicTable.getName(), Key }));
  return Item!;
}

test('two thousand letters are read by everyone as they were written, and no step writes them again', async () => {
  const { reportId } = await submitted(LONG);
  const params = { reportId };
  await callApi(acceptReport, { token: cadre.token, params, body: { version: 1 } });
  const text = LONG.slice(0, 1_900);
  const { body } = await callApi(answerReport, {
    token: cadre.token,
    params,
    body: { version: 2, text, mediaIds: [] },
  });
  expect([body.description, body.answer?.text]).toEqual([LONG, text]);
  const { body: seen } = await callApi(showReport, { token: reporter.token, params });
  expect([seen.description, seen.answer?.text]).toEqual([LONG, text]);
  const { body: mine } = await callApi(listMyReports, { token: reporter.token });
  expect(mine.items[0]!.excerpt).toBe(`${LONG.slice(0, 60)}…`);
  expect(bytesOfRow(await storedRow(reportId))).toBeLessThan(3 * 1_024);
  expect(isAsSent((await findReport(reportId))!.report)).toBe(true);
  expect((await verifyDistrict(DISTRICT)).faults).toEqual([]);
});

test('the same two thousand letters twice are one report; another end of the same beginning is another', async () => {
  const first = await submitted(LONG);
  expect(await submitted(LONG, false)).toMatchObject({ reportId: first.reportId, sentBefore: true });
  expect((await submitted(OTHER_END, false)).reportId).not.toBe(first.reportId);
});

test('what is like another is told by all of its words, and both are read whole after they were put together and taken apart', async () => {
  const [one, two, three] = [await submitted(LONG), await submitted(OTHER_END), await submitted(OTHER_END)];
  const background = await callApi(showReportBackground, { token: cadre.token, params: { reportId: two.reportId } });
  expect(background.body.similar.map(({ reportId }) => reportId)).toEqual([three.reportId]);
  await callApi(mergeReport, {
    token: cadre.token,
    params: { reportId: two.reportId },
    body: { version: 1, parentId: one.reportId },
  });
  await callApi(splitReport, {
    token: cadre.token,
    params: { reportId: one.reportId },
    body: { version: 2, category: 'land', description: OTHER_END },
  });
  const { report } = (await findReport(one.reportId))!;
  const child = (await findReport(report.splitIds[0]!))!.report;
  const merged = (await findReport(two.reportId))!.report;
  expect([report.description, child.description, merged.description]).toEqual([LONG, OTHER_END, OTHER_END]);
  expect((await verifyDistrict(DISTRICT)).faults).toEqual([]);
});
