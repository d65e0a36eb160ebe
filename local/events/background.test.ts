import { setTimeout as sleep } from 'node:timers/promises';
import { fixture } from '../fixtures/service';
import { startBackground } from './background';
import type { StreamRecord, StreamsApi } from './streams-api';

/** The fixture's service with one more that follows the same stream. */
const service = { ...fixture, functions: { ...fixture.functions, other: fixture.functions.onChange! } };

const streamOf = (rows: string[]): StreamsApi => ({
  streamOf: async () => 'arn',
  shardsOf: async () => ['a'],
  iterator: async () => '0',
  records: async (from) => {
    const records = rows.slice(Number(from)).map((id): StreamRecord => {
      const dynamodb = { SequenceNumber: id, NewImage: { _et: { S: 'Thing' } } };
      return { eventID: id, eventName: 'INSERT', dynamodb };
    });
    return { records, next: String(Number(from) + records.length) };
  },
});

test('who is held up by one record holds up no other; all is settled when both have what the other wrote', async () => {
  const rows = ['1'];
  const seen: Record<string, string[]> = { onChange: [], other: [] };
  let letGo = () => undefined as void;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const idsOf = (event: unknown) => (event as { Records: StreamRecord[] }).Records.map(({ eventID }) => eventID);
  const onChange = async (event: unknown) => {
    await held;
    seen.onChange!.push(...idsOf(event));
    if (seen.onChange!.length === 2) rows.push('3');
  };
  const other = async (event: unknown) => void seen.other!.push(...idsOf(event));
  const functions = new Map(Object.entries({ onChange, other }).map(([name, invoke]) => [name, { name, invoke }]));
  const names = { CivicTable: 'civic' };
  const background = startBackground({ service, names, prefix: '', functions, streams: streamOf(rows) });
  try {
    while (seen.other!.length < 1) await sleep(10);
    rows.push('2');
    for (let tries = 0; tries < 300 && seen.other!.length < 2; tries += 1) await sleep(10);
    expect(seen).toEqual({ onChange: [], other: ['1', '2'] });
    const settled = background.settle();
    letGo();
    await settled;
    expect(seen).toEqual({ onChange: ['1', '2', '3'], other: ['1', '2', '3'] });
  } finally {
    letGo();
    await background.stop();
  }
});

test('a row of this process is delivered at once; while nothing is written, the streams are hardly asked', async () => {
  const rows: string[] = [];
  let [asked, delivered] = [0, 0];
  const counted = streamOf(rows);
  const streams: StreamsApi = { ...counted, records: (...given) => ((asked += 1), counted.records(...given)) };
  const invoke = async () => void (delivered += 1);
  const functions = new Map(['onChange', 'other'].map((name) => [name, { name, invoke }]));
  const background = startBackground({ service, names: { CivicTable: 'civic' }, prefix: '', functions, streams });
  try {
    await sleep(900);
    expect(asked).toBe(2);
    rows.push('1');
    background.onWritten();
    await sleep(100);
    expect(delivered).toBe(2);
  } finally {
    await background.stop();
  }
});
