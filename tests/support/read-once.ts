import { PositionLost, type StreamRecord, type StreamsApi } from '../../local/events/streams-api';

/** What was read of a shard from one place on. */
interface Log {
  read: StreamRecord[];
  /** Where to read on; undefined once the shard has ended. */
  next: string | undefined;
  reading?: Promise<void> | undefined;
}

/** Streams that are read once for all who follow them from the same place: each of six functions asks for the same records else. */
export function readOnce(api: StreamsApi): StreamsApi {
  const logs = new Map<string, Promise<Log>>();
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const answer = (known.get(key) as Promise<T> | undefined) ?? ask();
    known.set(key, answer);
    return answer;
  };

  const readOn = async (log: Log, limit: number): Promise<void> => {
    const { records, next } = await api.records(log.next!, limit);
    log.read.push(...records);
    log.next = next;
    // Another shard begins where one ends.
    if (!next) known.clear();
  };

  return {
    streamOf: (table) => once(`stream of ${table}`, () => api.streamOf(table)),
    shardsOf: (arn) => once(`shards of ${arn}`, () => api.shardsOf(arn)),
    iterator: async (arn, shard, after) => {
      const from = `${arn} ${shard} ${after ?? ''}`;
      const begun = logs.get(from) ?? api.iterator(arn, shard, after).then((next) => ({ read: [], next }));
      logs.set(from, begun);
      await begun.catch(() => logs.delete(from));
      return `0 ${from}`;
    },
    records: async (iterator, limit) => {
      const [, place, from] = /^(\d+) (.*)$/s.exec(iterator)!;
      const [log, at] = [await logs.get(from!), Number(place)];
      if (!log) throw new PositionLost(from!);
      if (at === log.read.length && log.next)
        await (log.reading ??= readOn(log, limit)
          .catch((error: unknown) => {
            // Whoever asks again begins where they were.
            logs.delete(from!);
            throw error;
          })
          .finally(() => (log.reading = undefined)));
      // Who changes a record changes their own.
      const records = structuredClone(log.read.slice(at, at + limit));
      const end = at + records.length;
      return { records, next: end < log.read.length || log.next ? `${end} ${from}` : undefined };
    },
  };
}
