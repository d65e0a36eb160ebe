import { kept, ref, type Resource, type Resources, STAGE_NAME } from './cloudformation';

const key = (name: string) => [
  { AttributeName: `${name}pk`, KeyType: 'HASH' },
  { AttributeName: `${name}sk`, KeyType: 'RANGE' },
];

/** A table paid by the request, kept with the stack gone, with a backup of every second of 35 days. */
const table = (name: string, indexes: number, more: object = {}): Resource => {
  const indexNames = Array.from({ length: indexes }, (_, index) => `gsi${index + 1}`);
  return kept({
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: `${STAGE_NAME}-${name}`,
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      AttributeDefinitions: ['', ...indexNames].flatMap((index) =>
        ['pk', 'sk'].map((part) => ({ AttributeName: `${index}${part}`, AttributeType: 'S' })),
      ),
      KeySchema: key(''),
      GlobalSecondaryIndexes: indexNames.map((index) => ({
        IndexName: index,
        KeySchema: key(index),
        Projection: { ProjectionType: 'ALL' },
      })),
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      ...more,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: ref('DataKey') },
    },
  });
};

export const tables: Resources = {
  /** People, sessions, reports, reviews, affairs, policies, messages. */
  CivicTable: table('civic', 3, { TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } }),
  /** Payments, books, registers, audit trail: no role may delete here but the importer's undo (ADR 19). */
  LedgerTable: table('ledger', 2),
};
