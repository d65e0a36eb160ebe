import { Dataset, OpenFormat } from '@shared/open-data/open-data';
import type { OpenRow } from '@shared/open-data/rows';
import { bytesOf, fieldsOf, schemaOf } from './file-bytes';
import { nextFile } from './keep-month';
import { monthsBefore } from './make-open-data';
import { manifestOf } from './manifest';

/** What may be in an open file. A field that is added is thought about here: does it tell of a person? */
const ALLOWED: Record<Dataset, string> = {
  entries:
    'villageCode villageName entryId voucherId occurredOn direction amount accountCode accountName counterparty correctedOn correctedBy',
  contracts:
    'buyerId buyerName contractId status dateSigned periodStartDate periodEndDate valueAmount valueCurrency supplierName yearlyRent received arrears decisionId',
  projects:
    'buyerId buyerName projectId stage procurementMethodDetails budgetAmount contractValueAmount paidAmount valueCurrency supplierName periodStartDate periodEndDate decisionId',
  notices: 'villageCode villageName noticeId kind publishedAt revisedAt withdrawnAt',
  decisions: 'villageCode villageName decisionId kind state step startedOn amount',
  scores: 'villageCode villageName kind theme value count average goodShare goodLow goodHigh',
  handling:
    'villageCode villageName year came cameFirstQuarter cameSecondQuarter cameThirdQuarter cameFourthQuarter medianDays inTimeTenths averageStars',
};

const entry = (more: Partial<OpenRow<'entries'>> = {}): OpenRow<'entries'> => ({
  villageCode: '511503002201',
  villageName: '牛角村',
  entryId: '01K8X4G9D0000000000000000A',
  voucherId: '01K8X4G9D0000000000000000B',
  occurredOn: '2026-10-05',
  direction: 'income',
  amount: 354.1,
  accountCode: '501',
  accountName: '经营收入',
  ...more,
});

test.each(Dataset.options)('%s has these fields and no other, in its schema too', (dataset) => {
  expect(fieldsOf(dataset)).toEqual(ALLOWED[dataset].split(' '));
  expect(Object.keys((schemaOf(dataset) as { properties: object }).properties)).toEqual(fieldsOf(dataset));
  expect(schemaOf(dataset)).toMatchObject({ type: 'object', additionalProperties: false });
});

test('a CSV has the mark of UTF-8, CRLF, a head, and nothing that a spreadsheet would run', () => {
  const text = bytesOf('entries', 'csv', [entry({ counterparty: '=HYPERLINK("http://x")' })]).toString('utf8');
  expect(text).toBe(
    `\ufeff${ALLOWED.entries.replaceAll(' ', ',')}\r\n511503002201,牛角村,01K8X4G9D0000000000000000A,01K8X4G9D0000000000000000B,2026-10-05,income,354.1,501,经营收入,"'=HYPERLINK(""http://x"")",,\r\n`,
  );
});

test('JSON leaves out what is not there, and what is no field of the data set is in no file', () => {
  const smuggled = { ...entry(), summary: '付王秀英劳务费', counterpartyKey: 'k' };
  for (const format of ['csv', 'json'] as const)
    expect(bytesOf('entries', format, [smuggled]).equals(bytesOf('entries', format, [entry()]))).toBe(true);
  expect(JSON.parse(bytesOf('entries', 'json', [smuggled]).toString('utf8'))).toEqual([entry()]);
  expect(bytesOf('entries', 'json', []).toString()).toBe('[]\n');
});

test('the same rows are the same bytes, in whatever order they come', () => {
  const rows = ['2026-10-07', '2026-10-05', '2026-10-06'].map((occurredOn) => entry({ occurredOn }));
  for (const format of OpenFormat.options)
    expect(bytesOf('entries', format, rows).equals(bytesOf('entries', format, [...rows].reverse()))).toBe(true);
});

test('a row that is not what the schema promises is written nowhere', () => {
  expect(() => bytesOf('entries', 'csv', [entry({ amount: 0.001 })])).toThrow();
  expect(() => bytesOf('entries', 'json', [{ ...entry(), direction: 'sideways' as 'income' }])).toThrow();
});

test('a file made anew keeps its checksums, twelve at most; one that is the same is not touched', () => {
  const made = (sha256: string) => ({ bytes: 1, rows: 1, sha256 });
  const file = (was: Parameters<typeof nextFile>[0], sha256: string, at: string) => ({
    ...nextFile(was, made(sha256), at),
    ...{ dataset: 'entries' as const, format: 'csv' as const },
  });
  let kept = file(undefined, 'sha0', 'at0');
  expect([kept.corrections, kept.history]).toEqual([0, []]);
  expect(nextFile(kept, made('sha0'), 'later')).toBe(kept);
  for (let each = 1; each <= 14; each += 1) kept = file(kept, `sha${each}`, `at${each}`);
  expect(kept.corrections).toBe(14);
  expect(kept.history).toHaveLength(12);
  expect(kept.history[0]).toEqual({ sha256: 'sha13', madeAt: 'at13' });
});

test('a manifest is a Data Package: licence, checksum, sizes, schema of the table, and what was before', () => {
  const file = { dataset: 'entries' as const, format: 'csv' as const, bytes: 9, rows: 1, sha256: 'ab', madeAt: 'now' };
  const kept = { ...file, corrections: 1, history: [{ sha256: 'cd', madeAt: 'then' }] };
  const { licenses, resources } = JSON.parse(
    manifestOf({ code: '511503002', name: '罗龙街道' }, '2026-10', [kept]).toString('utf8'),
  ) as { licenses: object[]; resources: { schema: { fields: object[] } }[] };
  expect(licenses).toMatchObject([{ name: 'CC-BY-4.0' }]);
  expect(resources).toMatchObject([
    { path: 'entries.csv', bytes: 9, rows: 1, hash: 'sha256:ab', before: [{ hash: 'sha256:cd', madeAt: 'then' }] },
  ]);
  expect(resources[0]!.schema.fields).toHaveLength(fieldsOf('entries').length);
  expect(resources[0]!.schema.fields).toContainEqual({
    name: 'direction',
    type: 'string',
    constraints: { required: true, enum: ['income', 'expense'] },
  });
});

test('what fits of a contract and a project names its place in Open Contracting, each field that it names is one; no row has an ocid', () => {
  for (const dataset of ['contracts', 'projects'] as const) {
    const schema = schemaOf(dataset) as { 'x-licence': object; 'x-openContracting': { fields: object; ocid: object } };
    const { fields, ocid } = schema['x-openContracting'];
    expect(schema['x-licence']).toMatchObject({ name: 'CC-BY-4.0' });
    expect(fieldsOf(dataset)).toEqual(expect.arrayContaining(Object.keys(fields)));
    expect(
      Object.values(fields).filter((path) => !/^(buyer|planning|tender|awards|contracts)\//.test(path as string)),
    ).toEqual([]);
    expect(ocid).toMatchObject({ prefix: null, of: ['buyerId', expect.stringMatching(/Id$/)] });
    expect(fieldsOf(dataset)).not.toContain('ocid');
  }
  expect(schemaOf('scores')).not.toHaveProperty('x-openContracting');
});

test('the months are the twelve whole ones before a day', () => {
  const months = monthsBefore('2026-01-15');
  expect([months[0], months.at(-1), months.length]).toEqual(['2025-12', '2025-01', 12]);
});
