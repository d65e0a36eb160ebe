import { localFunctions } from '../../local/api/lambda';
import { streamReaders, type StreamReader } from '../../local/events/stream-reader';
import { streamsApi } from '../../local/events/streams-api';
import { service } from '../../infrastructure/service';
import { tableNames } from './tables';

const functions = localFunctions(service, { patience: 6 });
let readers: { of: string | undefined; all: StreamReader[] } | undefined;

/** Delivers what this worker's tables' streams hold that was not delivered yet, to the Lambdas the template names. */
export const deliverStreams = async (): Promise<void> => {
  const streams = streamsApi(process.env.DYNAMODB_ENDPOINT!);
  // Fresh tables have fresh streams.
  const of = await streams.streamOf(process.env.CIVIC_TABLE!);
  if (readers?.of !== of) {
    readers = { of, all: streamReaders(service, tableNames(), functions, streams) };
  }
  // Deliveries write rows of their own: until there is nothing new.
  for (let count = 1; count > 0;) {
    const counts = await Promise.all(readers!.all.map((reader) => reader.poll()));
    count = counts.reduce((sum, each) => sum + each, 0);
  }
};
