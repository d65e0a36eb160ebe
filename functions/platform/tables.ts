import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table } from 'dynamodb-toolbox/table';
import { env } from './env';

const endpoint = env.dynamodbEndpoint;

const client = new DynamoDBClient({
  maxAttempts: 4,
  ...(endpoint && {
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }),
});

/** One client for all tables; exported so that the benchmarks can count consumed units. */
export const documentClient = DynamoDBDocumentClient.from(client, {
  marshallOptions: { removeUndefinedValues: true },
});

const key = (name: string) => ({ name, type: 'string' as const });
const index = (name: string) => ({
  type: 'global' as const,
  partitionKey: key(`${name}pk`),
  sortKey: key(`${name}sk`),
});

/** People, sessions, reports, reviews, affairs, policies, messages: what is written all day and may be deleted. */
export const CivicTable = new Table({
  documentClient,
  name: () => env.civicTable,
  partitionKey: key('pk'),
  sortKey: key('sk'),
  indexes: { gsi1: index('gsi1'), gsi2: index('gsi2'), gsi3: index('gsi3') },
});

/** Payments, books, registers, audit trail: what is never deleted (IAM denies DeleteItem). */
export const LedgerTable = new Table({
  documentClient,
  name: () => env.ledgerTable,
  partitionKey: key('pk'),
  sortKey: key('sk'),
  indexes: { gsi1: index('gsi1'), gsi2: index('gsi2') },
});
