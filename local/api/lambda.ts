import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { actAs, type Actor, actorOf, enforceRights } from '../iam/enforce';
import { ROOT } from '../root';
import type { FunctionDefinition } from '../../infrastructure/lambda';
import type { Service } from '../../infrastructure/service';

/** A function of the service that can be invoked here. */
export interface LocalFunction {
  name: string;
  invoke(event: unknown): Promise<unknown>;
}

export class FunctionTimeout extends Error {}

type Handler = (event: unknown, context: unknown) => unknown;

/**
 * The service's functions, each under its own role. Each module is imported at its first invocation, as a cold Lambda would.
 * In AWS each invocation has a processor of its own, here all of them share one: where many run at once, `patience` times
 * the declared timeout passes before one is given up.
 */
export const localFunctions = (service: Service, { patience = 1 } = {}): Map<string, LocalFunction> => {
  enforceRights();
  return new Map(
    Object.entries(service.functions).map(([name, definition]) => [
      name,
      localFunction(actorOf(service, name), definition, patience),
    ]),
  );
};

const localFunction = (actor: Actor, definition: FunctionDefinition, patience: number): LocalFunction => {
  const { name } = actor;
  const timeoutMs = definition.timeout * 1000 * patience;
  let handler: Promise<Handler> | undefined;
  return {
    name,
    invoke: async (event) => {
      handler ??= importHandler(definition.handler);
      const handle = await handler;
      return withTimeout(
        name,
        timeoutMs,
        actAs(actor, () => handle(event, contextOf(name, timeoutMs))),
      );
    },
  };
};

/** A function's handler, of a reference such as `functions/reports/index.handler`. */
export const importHandler = async (reference: string): Promise<Handler> => {
  const [, file, exported] = /^(.*)\.(\w+)$/.exec(reference) ?? [];
  if (!file || !exported) throw new Error(`The service: "${reference}" is no handler`);
  const module = (await import(path.join(ROOT, `${file}.ts`))) as Record<string, unknown>;
  const handler = module[exported] ?? (module.default as Record<string, unknown> | undefined)?.[exported];
  if (typeof handler !== 'function') throw new Error(`${file}.ts does not export "${exported}"`);
  return handler as Handler;
};

const withTimeout = async (name: string, timeoutMs: number, work: unknown): Promise<unknown> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new FunctionTimeout(`${name} timed out after ${timeoutMs / 1000} seconds`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const contextOf = (functionName: string, timeoutMs: number) => {
  const deadline = Date.now() + timeoutMs;
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws-cn:lambda:cn-north-1:000000000000:function:${functionName}`,
    awsRequestId: randomUUID(),
    memoryLimitInMB: '512',
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
};
