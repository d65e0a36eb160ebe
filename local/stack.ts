import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { gatewayOf } from './api/gateway';
import { localFunctions } from './api/lambda';
import { startApiServer } from './api/server';
import { type BankOfDemo, startDemoBank } from './bank-simulator/demo-bank';
import { startDemoPay } from './wechat-pay-simulator/demo-pay';
import { createTables, localDynamoDB } from './create-tables';
import { lockData } from './data-lock';
import { startDynamoDBLocal } from './dynamodb-local';
import {
  LOCAL_CREDENTIALS,
  LOCAL_IDENTITY_KEY_ARN,
  LOCAL_PAYEE_KEY_ARN,
  LOCAL_ORIGINALS_KEY_ARN,
  LOCAL_SMS,
  LOCAL_TEMPLATES,
  LOCAL_WECHAT_APP,
  LOCAL_WECHAT_PUSH,
  localEnvironment,
  localNames,
} from './environment';
import { startBackground, type Background } from './events/background';
import type { Schedules } from './events/schedules';
import type { Checkpoints } from './events/stream-reader';
import { streamsApi } from './events/streams-api';
import { startKms } from './kms/kms';
import { bucketNames, corsRulesOf, lockedBuckets } from './s3-gate/buckets';
import { keyRulesOf } from './s3-gate/encryption';
import { startS3Gate } from './s3-gate/gate';
import { type SmsSimulator, startSmsSimulator } from './sms-simulator/simulator';
import { aroundDynamoDB } from '../functions/platform/dynamodb';
import { service as deployed, type Service } from '../infrastructure/service';
import { deliverTo } from './wechat-simulator/push';
import { startWeChatSimulator, type WeChatSimulator } from './wechat-simulator/simulator';
import type { Person } from './wechat-simulator/world';

export interface StackOptions {
  /** The port of the API and the pages; `0` picks one. */
  port?: number;
  /** The port of the WeChat simulator; `0` picks one. */
  wechatPort?: number;
  /** The port of the S3 gate; `0` picks one. */
  s3Port?: number;
  /** Before each table's and bucket's name. */
  prefix?: string;
  /** Where data is kept between starts; without it, in memory and a temporary folder. */
  dataDir?: string;
  /** Begins with nothing in `dataDir`. */
  fresh?: boolean;
  /** It will hold a whole district, for hours. */
  large?: boolean;
  /** Called when the tables are empty, before anybody can ask. */
  seed?: () => Promise<unknown>;
  people?: readonly Person[];
  /** The built H5 pages to serve at `/`. */
  staticDirectory?: string;
  /** Told how many API calls are under way, whenever that changes. */
  onCalls?: (underWay: number) => void;
  /** A bank that takes the orders of the function that speaks to it; without one, nothing is sent. */
  bank?: BankOfDemo;
  /** WeChat Pay takes what villagers owe; without it, nothing is offered. */
  pay?: boolean;
  /** Runs the service's schedules. */
  schedules?: Schedules;
  /** Another service, for the stack's own tests. */
  service?: Service;
}

export interface Stack {
  /** `http://127.0.0.1:4000`: the pages, and `/_dev/`. */
  origin: string;
  /** `http://127.0.0.1:4000/api`. */
  apiBase: string;
  dynamodbEndpoint: string;
  s3Endpoint: string;
  wechat: WeChatSimulator;
  sms: SmsSimulator;
  /** Resolves when streams and S3 events have been delivered up to now. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The whole system on this machine: DynamoDB Local, S3, WeChat, and every function of the service behind its routes, its
 * streams and its bucket. Sets this process's environment, so a process has one stack. Throws StartError, one sentence a
 * person can act on; what was started by then is stopped.
 */
export const startStack = async (options: StackOptions = {}): Promise<Stack> => {
  const stops: (() => Promise<unknown> | unknown)[] = [];
  const stop = async () => {
    // Backwards: nobody calls what is already gone.
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    return await start(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
};

const start = async (
  options: StackOptions,
  stops: (() => Promise<unknown> | unknown)[],
  stop: () => Promise<void>,
): Promise<Stack> => {
  const { prefix = 'local-', port = 0, wechatPort = 0, s3Port = 0, service = deployed } = options;
  const names = localNames(service, prefix);
  const data = openData(options, stops);
  const functions = localFunctions(service);
  /** Known only after the gate has started; nobody uploads before that. */
  const late: { background?: Background } = {};

  const [dynamodb, s3, kms, wechat, sms] = await settledTogether([
    startDynamoDBLocal({
      ...(options.dataDir && { dataDir: data.dynamodb }),
      ...(options.large && { large: true }),
    }).then((it) => (stops.push(it.stop), it)),
    startS3Gate({
      port: s3Port,
      directory: data.s3,
      buckets: Object.values(bucketNames(service, prefix)),
      credentials: LOCAL_CREDENTIALS,
      lockedBuckets: lockedBuckets(service, prefix),
      corsRules: corsRulesOf(service),
      keyRules: keyRulesOf(service, { OriginalsKey: LOCAL_ORIGINALS_KEY_ARN }),
      onObjectCreated: (object) => late.background?.onObjectCreated(object),
    }).then((it) => (stops.push(it.stop), it)),
    startKms({
      port: 0,
      credentials: LOCAL_CREDENTIALS,
      keyArns: [LOCAL_IDENTITY_KEY_ARN, LOCAL_PAYEE_KEY_ARN, LOCAL_ORIGINALS_KEY_ARN],
    }).then((it) => (stops.push(it.stop), it)),
    startWeChatSimulator({
      port: wechatPort,
      ...LOCAL_WECHAT_APP,
      ...(options.people && { people: options.people }),
      templates: LOCAL_TEMPLATES,
    }).then((it) => (stops.push(it.stop), it)),
    startSmsSimulator({ port: 0, ...LOCAL_SMS }).then((it) => (stops.push(it.stop), it)),
  ]);

  Object.assign(
    process.env,
    localEnvironment(service, names, {
      dynamodb: dynamodb.endpoint,
      s3: s3.endpoint,
      kms: kms.endpoint,
      wechat: wechat.apiBase,
      sms: sms.apiBase,
    }),
  );
  if (options.bank) {
    const bank = await startDemoBank(options.bank, data.bank);
    stops.push(bank.stop);
    Object.assign(process.env, bank.environment);
  }
  const pay = options.pay ? await startDemoPay(LOCAL_WECHAT_APP.appId, data.pay) : undefined;
  if (pay) stops.push(pay.stop);
  const client = localDynamoDB(dynamodb.endpoint);
  stops.push(() => client.destroy());
  const tables = Object.values(await createTables(client, service, { prefix }));

  const checkpoints = data.readCheckpoints();
  const running = startBackground({
    service,
    names,
    prefix,
    functions,
    streams: streamsApi(dynamodb.endpoint),
    checkpoints,
    schedules: options.schedules ?? false,
  });
  late.background = running;
  stops.push(
    aroundDynamoDB('call', (next) => async (operation, input) => {
      try {
        return await next(operation, input);
      } finally {
        if (!READS.test(operation)) running.onWritten();
      }
    }),
  );
  const saving = setInterval(() => data.saveCheckpoints(checkpoints), 1000);
  stops.push(async () => {
    await running.stop();
    clearInterval(saving);
    data.saveCheckpoints(checkpoints);
  });

  if (options.seed && (await areEmpty(client, tables))) {
    await options.seed();
    await running.settle();
  }
  // Not while it is seeded: what each minute does would be done twice.
  running.keepTime();
  const api = await startApiServer({
    port,
    gateway: gatewayOf(service, functions),
    dev: (request, response) => {
      if (pay && request.url === '/_dev/pay') return pay.handle(request, response);
      // For who would wait a minute for what is run each minute.
      if (request.url === '/_dev/minute') return void running.minute().then(() => response.writeHead(204).end());
      return wechat.handle(request, response);
    },
    ...(options.staticDirectory && { staticDirectory: options.staticDirectory }),
    ...(options.onCalls && { onCalls: options.onCalls }),
  });
  stops.push(api.stop);
  if (pay) Object.assign(process.env, pay.environment(`${api.origin}/api`));
  Object.assign(wechat.world.options, {
    storageOrigin: new URL(s3.endpoint).origin,
    push: { ...LOCAL_WECHAT_PUSH, deliver: deliverTo(`${api.origin}/api/wechat/messages`) },
  });
  return {
    origin: api.origin,
    apiBase: `${api.origin}/api`,
    dynamodbEndpoint: dynamodb.endpoint,
    s3Endpoint: s3.endpoint,
    wechat,
    sms,
    settle: running.settle,
    stop,
  };
};

/** DynamoDB's operations that write nothing. */
const READS = /Get|Query|Scan/;

const areEmpty = async (client: DynamoDBClient, tables: string[]): Promise<boolean> => {
  const counts = await Promise.all(tables.map((TableName) => client.send(new ScanCommand({ TableName, Limit: 1 }))));
  return counts.every(({ Count }) => Count === 0);
};

const KEPT = ['dynamodb', 's3', 'streams.json', 'bank.json', 'pay.json'];

/** Set aside, never deleted: rows that are sealed and hashed by keys of before. Nobody could sign in to them. */
const setAsideOlder = (directory: string): void => {
  const file = path.join(directory, 'rows');
  const made = existsSync(file) ? readFileSync(file, 'utf8') : '1';
  if (made !== ROWS_VERSION && existsSync(path.join(directory, 'dynamodb'))) {
    const aside = path.join(directory, `rows-${made}`);
    mkdirSync(aside, { recursive: true });
    for (const kept of KEPT.filter(
      (name) => existsSync(path.join(directory, name)) && !existsSync(path.join(aside, name)),
    ))
      renameSync(path.join(directory, kept), path.join(aside, kept));
    console.log(`What was kept is of an older version; it was moved to ${aside}, and everything begins anew.`);
  }
  writeFileSync(file, ROWS_VERSION);
};
/** Counted up when what older rows say can no longer be read. */
const ROWS_VERSION = '4';

/** Where bytes and checkpoints are kept; a temporary folder, removed at the end, when nothing is to be kept. */
const openData = ({ dataDir, fresh }: StackOptions, stops: (() => unknown)[]) => {
  const directory = dataDir ?? mkdtempSync(path.join(os.tmpdir(), 'mingbaile-'));
  if (!dataDir) stops.push(() => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(directory, { recursive: true });
  const unlock = lockData(directory);
  stops.push(unlock);
  if (fresh) for (const kept of KEPT) rmSync(path.join(directory, kept), { recursive: true, force: true });
  setAsideOlder(directory);
  const checkpointFile = path.join(directory, 'streams.json');
  let saved = '{}';
  return {
    dynamodb: path.join(directory, 'dynamodb'),
    s3: path.join(directory, 's3'),
    bank: path.join(directory, 'bank.json'),
    pay: path.join(directory, 'pay.json'),
    readCheckpoints: (): Checkpoints => {
      try {
        return JSON.parse(readFileSync(checkpointFile, 'utf8')) as Checkpoints;
      } catch {
        return {};
      }
    },
    saveCheckpoints: (checkpoints: Checkpoints) => {
      const text = JSON.stringify(checkpoints, null, 2);
      if (text !== saved) writeFileSync(checkpointFile, text);
      saved = text;
    },
  };
};

/** Like Promise.all, but waits for all before it throws, so that what did start is known and can be stopped. */
const settledTogether = async <T extends readonly unknown[]>(work: { [K in keyof T]: Promise<T[K]> }): Promise<T> => {
  await Promise.allSettled(work);
  return Promise.all(work) as Promise<T>;
};
