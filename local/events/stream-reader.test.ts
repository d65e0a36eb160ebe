import { fixture } from '../fixtures/service';
import { streamReaders, type Checkpoints } from './stream-reader';
import { PositionLost, type StreamRecord, type StreamsApi } from './streams-api';

/** A stream of two shards, the first closed, whose iterators may be lost. */
const streamOfTwoShards = () => {
  const records: Record<string, string[]> = { a: ['1', '2'], b: ['3'] };
  const asked: string[] = [];
  let lost = 0;
  const api: StreamsApi = {
    streamOf: async () => 'arn',
    shardsOf: async () => ['a', 'b'],
    iterator: async (_arn, shard, after) => {
      asked.push(`${shard}@${after ?? 'start'}`);
      return `${shard}:${after ? records[shard]!.indexOf(after) + 1 : 0}`;
    },
    records: async (iterator) => {
      if (lost > 0) {
        lost -= 1;
        throw new PositionLost('gone');
      }
      const [shard = '', from] = iterator.split(':');
      const all = records[shard]!;
      const got = all.slice(Number(from)).map((id) => ({
        eventID: id,
        eventName: 'INSERT',
        dynamodb: { SequenceNumber: id, NewImage: { _et: { S: 'Thing' } } },
      }));
      return { records: got as StreamRecord[], next: shard === 'a' ? undefined : `${shard}:${all.length}` };
    },
  };
  return { api, records, asked, lose: (times: number) => (lost = times) };
};

const reader = (api: StreamsApi, checkpoints: Checkpoints = {}) => {
  const seen: string[] = [];
  const invoke = async (event: unknown) => {
    seen.push(...(event as { Records: StreamRecord[] }).Records.map(({ eventID }) => eventID));
  };
  const functions = new Map([['onChange', { name: 'onChange', invoke }]]);
  const [found] = streamReaders(fixture, { CivicTable: 'civic' }, functions, api, checkpoints);
  return { poll: found!.poll, seen };
};

test('all shards, parents first; then only what is new', async () => {
  const { api, records } = streamOfTwoShards();
  const { poll, seen } = reader(api);
  expect([await poll(), await poll()]).toEqual([3, 0]);
  records.b!.push('4');
  expect([await poll(), seen]).toEqual([1, ['1', '2', '3', '4']]);
});

test('begins after its checkpoints, and not again with a shard that is done', async () => {
  const { api, records, asked } = streamOfTwoShards();
  records.b!.push('4');
  const { poll, seen } = reader(api, { 'onChange arn a': 'done', 'onChange arn b': '3' });
  await poll();
  expect([seen, asked]).toEqual([['4'], ['b@3']]);
});

test('a lost iterator: again from the checkpoint, and from the start when that is lost too', async () => {
  const { api, records, asked, lose } = streamOfTwoShards();
  const { poll, seen } = reader(api);
  await poll();
  records.b!.push('4');
  lose(1);
  await poll();
  expect(await poll()).toBe(1);
  lose(2);
  await poll();
  await poll();
  await poll();
  expect(asked).toEqual(['a@start', 'b@start', 'b@3', 'b@4', 'b@start']);
  expect(seen).toEqual(['1', '2', '3', '4', '3', '4']);
});

test('a shard whose beginning is gone is passed by for the next one; the newest is tried again, said once', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { api, asked, lose } = streamOfTwoShards();
  const { poll, seen } = reader(api);
  lose(3);
  expect([await poll(), await poll()]).toEqual([0, 0]);
  expect(warn).toHaveBeenCalledTimes(1);
  expect([await poll(), seen]).toEqual([1, ['3']]);
  expect(asked).toEqual(['a@start', 'b@start', 'b@start', 'b@start']);
  warn.mockRestore();
});
