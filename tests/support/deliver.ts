import { localFunctions } from '../../local/api/lambda';
import { type Checkpoints, streamReaders, type StreamReader } from '../../local/events/stream-reader';
import type { StreamsApi } from '../../local/events/streams-api';
import { logicalIdOf } from '../../local/service';
import type { FunctionDefinition } from '../../infrastructure/lambda';
import { type Service, service } from '../../infrastructure/service';
import { readOnce } from './read-once';
import { streamsBegan, streamsNow, tableNames } from './tables';

const functions = localFunctions(service, { patience: 6 });
let readers: { of: Checkpoints; all: StreamReader[] } | undefined;

/** The service without the functions that read a stream which these tables have not. */
async function withStreams(streams: StreamsApi): Promise<Service> {
  const names = tableNames();
  const found = await Promise.all(
    ['CivicTable', 'LedgerTable'].map(async (id) => ((await streams.streamOf(names[id]!)) ? [id] : [])),
  );
  const there = new Set<string | undefined>(found.flat());
  const reads = ({ events = [] }: FunctionDefinition) =>
    events.every(({ stream }) => !stream || there.has(logicalIdOf((stream as { arn: unknown }).arn)));
  return {
    ...service,
    functions: Object.fromEntries(Object.entries(service.functions).filter(([, definition]) => reads(definition))),
  };
}

/** Delivers what this worker's tables' streams hold that was not delivered yet, to the Lambdas the template names. */
export const deliverStreams = async (): Promise<void> => {
  const of = streamsBegan();
  if (readers?.of !== of) {
    const streams = readOnce(streamsNow());
    readers = { of, all: streamReaders(await withStreams(streams), tableNames(), functions, streams, { ...of }) };
  }
  // Deliveries write rows of their own: until there is nothing new.
  for (let count = 1; count > 0;) {
    const counts = await Promise.all(readers!.all.map((reader) => reader.poll()));
    count = counts.reduce((sum, each) => sum + each, 0);
  }
};
