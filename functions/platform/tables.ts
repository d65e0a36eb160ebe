import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table } from 'dynamodb-toolbox/table';
import { DynamoDB } from './dynamodb';
import { env } from './env';
import { formatRowsFast } from './format-rows';
import { parseRowsFast } from './parse-rows';

formatRowsFast();
parseRowsFast();

/** One client for all tables. */
export const documentClient = new DynamoDB(() => {
  const endpoint = env.dynamodbEndpoint;
  return { ...(endpoint && { endpoint }), region: env.aws.region, credentials: () => env.aws };
});
/** Toolbox only ever sends by it. */
const toolboxClient = documentClient as unknown as DynamoDBDocumentClient;

const key = (name: string) => ({ name, type: 'string' as const });
const index = (name: string) => ({
  type: 'global' as const,
  partitionKey: key(`${name}pk`),
  sortKey: key(`${name}sk`),
});

/** People, sessions, reports, reviews, affairs, policies, messages: what is written all day and may be deleted. */
export const CivicTable = new Table({
  documentClient: toolboxClient,
  name: () => env.civicTable,
  partitionKey: key('pk'),
  sortKey: key('sk'),
  indexes: { gsi1: index('gsi1'), gsi2: index('gsi2'), gsi3: index('gsi3') },
});

/** Payments, books, registers, audit trail: what is never deleted (IAM denies DeleteItem). */
export const LedgerTable = new Table({
  documentClient: toolboxClient,
  name: () => env.ledgerTable,
  partitionKey: key('pk'),
  sortKey: key('sk'),
  indexes: { gsi1: index('gsi1'), gsi2: index('gsi2') },
});
