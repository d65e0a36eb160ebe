import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { faultsOf, type Template } from '../../scripts/validate-template';
import { restoredTables, withoutReplaced, withRestored } from '../../infrastructure/restored-tables';
import { service, template } from '../../infrastructure/service';

const streamOf = (name: string) =>
  `arn:aws-cn:dynamodb:cn-north-1:111122223333:table/${name}/stream/2026-11-29T00:00:00.000`;
const TABLES = {
  CivicTable: { name: 'restored-civic', streamArn: streamOf('restored-civic') },
  LedgerTable: { name: 'restored-ledger', streamArn: streamOf('restored-ledger') },
};

test('no name, ARN or stream of the stack’s own tables is left, in functions, rights or alarms', () => {
  const all = withRestored(
    { functions: service.functions, resources: withoutReplaced(template.Resources, TABLES) },
    TABLES,
  );
  const text = JSON.stringify(all);
  expect(text).not.toMatch(/CivicTable|LedgerTable/);
  expect(text).toContain('"CIVIC_TABLE":"restored-civic"');
  expect(text).toContain(`"arn":"${TABLES.LedgerTable.streamArn}"`);
  expect(text).toContain(
    'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/restored-civic/index/*',
  );
});

test('CloudFormation finds nothing that dangles', () => {
  const resources = withRestored(withoutReplaced(template.Resources, TABLES), TABLES);
  const dangling = (all: object) =>
    faultsOf({ ...template, Resources: all } as Template, loadAwsServiceSpecSync()).filter((fault) =>
      /Table/.test(fault),
    );
  expect(dangling(resources)).toEqual([]);
  expect(dangling(withoutReplaced(template.Resources, TABLES))).not.toEqual([]);
});

test('one of the two alone, and without any the template is as it was', () => {
  const { CivicTable } = TABLES;
  const text = JSON.stringify(withRestored(template.Resources, { CivicTable }));
  expect(text).toContain('{"Ref":"LedgerTable"}');
  expect(withRestored(template, {})).toEqual(template);
});

test('parameters: a pair or none; a stream of another table is refused', () => {
  expect(restoredTables({ civicTable: '', civicStream: '' })).toEqual({});
  expect(restoredTables({ civicTable: 'restored-civic', civicStream: streamOf('restored-civic') })).toEqual({
    CivicTable: TABLES.CivicTable,
  });
  expect(() => restoredTables({ civicTable: 'restored-civic' })).toThrow('civicStream');
  expect(() => restoredTables({ ledgerStream: streamOf('restored-ledger') })).toThrow('ledgerTable');
  expect(() => restoredTables({ civicTable: 'civic', civicStream: streamOf('restored-civic') })).toThrow('go together');
});
