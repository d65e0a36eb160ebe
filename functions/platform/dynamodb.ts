import { randomUUID } from 'node:crypto';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { askSigned, type AwsService, domainOf, keptAgent } from './signed-request';
import { Tries } from './tries';
import { rowFromWire, rowToWire, type Wire } from './wire-rows';

/**
 * The one door to DynamoDB: the document client's commands, signed and sent over connections that are kept. It does what the SDK's own
 * client does for two fifths of its CPU (ADR 50), and refuses what it does not know.
 */

/** An operation of DynamoDB's API with its input, values as JavaScript has them. */
export type Send = (operation: string, input: Input) => Promise<Record<string, unknown>>;
type Input = Readonly<Record<string, unknown>>;
type Wrap = (next: Send) => Send;

const wraps: Record<'call' | 'try', Wrap[]> = { call: [], try: [] };

/**
 * Puts something between a command and its call, or between a call and each of its tries: the rights that the local stack enforces,
 * the faults of tests, the units of benchmarks. @returns what takes it away.
 */
export function aroundDynamoDB(what: 'call' | 'try', wrap: Wrap): () => void {
  wraps[what].push(wrap);
  return () => void wraps[what].splice(wraps[what].indexOf(wrap), 1);
}

const wrapped = (what: 'call' | 'try', send: Send): Send => wraps[what].reduce((next, wrap) => wrap(next), send);

const OPERATIONS = new Map<unknown, string>([
  [GetCommand, 'GetItem'],
  [PutCommand, 'PutItem'],
  [UpdateCommand, 'UpdateItem'],
  [DeleteCommand, 'DeleteItem'],
  [QueryCommand, 'Query'],
  [ScanCommand, 'Scan'],
  [BatchGetCommand, 'BatchGetItem'],
  [BatchWriteCommand, 'BatchWriteItem'],
  [TransactGetCommand, 'TransactGetItems'],
  [TransactWriteCommand, 'TransactWriteItems'],
]);

/** What DynamoDB refused, as the SDK names it. */
export class DynamoDBError extends Error {
  readonly $fault: 'client' | 'server';
  readonly $metadata: { httpStatusCode: number; requestId?: string | undefined };
  /** Why each item of a transaction was refused, in their order. */
  readonly CancellationReasons?: readonly { Code?: string }[];

  constructor(status: number, requestId: string | undefined, body: Record<string, unknown>) {
    super(String(body.message ?? body.Message ?? ''));
    this.name = String(body.__type ?? 'UnknownError').replace(/^.*#/, '');
    this.$fault = status < 500 ? 'client' : 'server';
    this.$metadata = { httpStatusCode: status, requestId };
    if (Array.isArray(body.CancellationReasons)) this.CancellationReasons = body.CancellationReasons as [];
  }
}

/** Whether the condition of a single write did not hold. */
export const isConditionFailed = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

/** Whether a single write was made: not where its condition did not hold. */
export async function isWritten(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isConditionFailed(error)) return false;
    throw error;
  }
}

export interface DynamoDBSettings {
  region: string;
  /** Where DynamoDB is, when it is not the region's own. */
  endpoint?: string | undefined;
  credentials: () => { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined };
}

function serviceOf({ region, endpoint, credentials }: DynamoDBSettings): AwsService {
  const url = new URL(endpoint ?? `https://dynamodb.${region}.${domainOf(region)}`);
  return { name: 'dynamodb', region, url, agent: keptAgent(url), credentials };
}

export class DynamoDB {
  readonly #settings: () => DynamoDBSettings;
  readonly #tries = new Tries();
  #service: AwsService | undefined;

  /** @param settings are asked for when the first command is sent: a module may be loaded where there is no DynamoDB. */
  constructor(settings: () => DynamoDBSettings) {
    this.#settings = settings;
  }

  /**
   * Sends a command of `@aws-sdk/lib-dynamodb`. What passes by itself is tried again.
   * @throws DynamoDBError as DynamoDB names it; Error of the network.
   */
  readonly send = ((command: { input: object }) => {
    const operation = OPERATIONS.get(command.constructor);
    if (!operation) throw new TypeError(`no operation of DynamoDB: ${command.constructor.name}`);
    return wrapped('call', this.#tryAgain)(operation, command.input as Input);
  }) as DynamoDBDocumentClient['send'];

  /** How far the backup of a table reaches (point-in-time recovery). */
  describeBackups(TableName: string): Promise<Record<string, unknown>> {
    return wrapped('call', this.#tryAgain)('DescribeContinuousBackups', { TableName });
  }

  readonly #tryAgain: Send = async (operation, input) => {
    // A transaction whose answer was lost is tried again under its own name, and done once.
    const named = operation === 'TransactWriteItems' ? { ClientRequestToken: randomUUID(), ...input } : input;
    return this.#tries.of(() => wrapped('try', this.#once)(operation, named));
  };

  readonly #once: Send = async (operation, input) => {
    this.#service ??= serviceOf(this.#settings());
    const { status, headers, text } = await askSigned(this.#service, {
      ...{ method: 'POST', path: '/', body: JSON.stringify(changed(input, rowToWire)) },
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${operation}` },
    });
    const requestId = headers['x-amzn-requestid'] as string | undefined;
    const body = parsed(text);
    if (status !== 200 || !body) throw new DynamoDBError(status, requestId, body ?? {});
    return { ...fromWire(body), $metadata: { httpStatusCode: status, requestId } };
  };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** The members that hold a row, a key or values by name, in every operation above. */
const ROW = new Set([
  'Item',
  'Key',
  'Attributes',
  'ExclusiveStartKey',
  'LastEvaluatedKey',
  'ExpressionAttributeValues',
]);
/** The members that hold a list of such. */
const ROWS = new Set(['Items', 'Keys']);

/** The answer with its rows as JavaScript has them. */
function fromWire({ Responses, ...rest }: Readonly<Record<string, unknown>>): object {
  const answer = changed(rest, rowFromWire) as object;
  if (Responses === undefined) return answer;
  // Rows by table of BatchGetItem; of TransactGetItems an `Item` each.
  const responses = Array.isArray(Responses)
    ? changed(Responses, rowFromWire)
    : Object.fromEntries(
        Object.entries(Responses as Record<string, Wire[]>).map(([table, rows]) => [table, rows.map(rowFromWire)]),
      );
  return { ...answer, Responses: responses };
}

/** An input or an answer, each row in it changed. */
function changed(value: unknown, change: (row: Wire) => Wire): unknown {
  if (Array.isArray(value)) return value.map((one) => changed(one, change));
  if (typeof value !== 'object' || value === null) return value;
  const answer: Wire = {};
  for (const [name, member] of Object.entries(value) as [string, unknown][]) {
    if (member === undefined) continue;
    if (ROW.has(name)) answer[name] = change(member as Wire);
    else if (ROWS.has(name)) answer[name] = (member as Wire[]).map(change);
    else answer[name] = changed(member, change);
  }
  return answer;
}
