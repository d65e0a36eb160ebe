import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  ResourceNotFoundException,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Service } from '../infrastructure/service';
import { LOCAL_CREDENTIALS, tableNames } from './environment';
import { logicalIdOf, resourcesOf, type LocalNames, type Properties } from './service';

/** What DynamoDB Local takes of a table's CloudFormation properties: they share CreateTable's names. */
const SHARED = ['AttributeDefinitions', 'KeySchema', 'GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const;

/** The SDK's client for DynamoDB Local; where each key has its own database, that of this key. */
export const localDynamoDB = (endpoint: string, accessKeyId: string = LOCAL_CREDENTIALS.accessKeyId): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: LOCAL_CREDENTIALS.region,
    credentials: { ...LOCAL_CREDENTIALS, accessKeyId },
  });

/** The tables whose stream some function reads: a stream that nobody reads costs DynamoDB Local half as much again for each row. */
const tablesWithReaders = (service: Service): Set<string | undefined> =>
  new Set(
    Object.values(service.functions).flatMap(({ events = [] }) =>
      events.flatMap(({ stream }) => (stream ? [logicalIdOf((stream as { arn: unknown }).arn)] : [])),
    ),
  );

/**
 * Creates every table the service declares, with its keys, indexes and, where a function reads it, its stream; a table that is already
 * there stays as it is. Without time to live: DynamoDB Local deletes by the machine's clock, within ten seconds, and who stands on a
 * day that is past would lose their session. `fresh` drops it first. With `streams` only the named tables have one, or none: DynamoDB Local goes over
 * every stream it ever had, those of dropped tables too, in a loop on the one thread that also answers, so a thousand stop it.
 */
export const createTables = async (
  client: DynamoDBClient,
  service: Service,
  options: { prefix: string; fresh?: boolean; streams?: false | readonly string[] | undefined },
): Promise<LocalNames> => {
  const names = tableNames(service, options.prefix);
  const read =
    options.streams === undefined ? tablesWithReaders(service) : new Set<string | undefined>(options.streams || []);
  await Promise.all(
    resourcesOf(service, 'AWS::DynamoDB::Table').map(async ([id, properties]) => {
      const TableName = names[id]!;
      if (options.fresh) await dropTable(client, TableName);
      await createTable(client, TableName, properties, read.has(id));
    }),
  );
  return names;
};

const createTable = async (
  client: DynamoDBClient,
  TableName: string,
  properties: Properties,
  streams: boolean,
): Promise<void> => {
  const shared = Object.fromEntries(SHARED.filter((name) => properties[name]).map((name) => [name, properties[name]]));
  const stream = streams && properties.StreamSpecification;
  const input = {
    ...shared,
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    ...(stream && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType } }),
  } as CreateTableCommandInput;
  try {
    await client.send(new CreateTableCommand(input));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
};

export const dropTable = async (client: DynamoDBClient, TableName: string): Promise<void> => {
  try {
    await client.send(new DeleteTableCommand({ TableName }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
};
