import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import retention from '../../data/retention.json';
import { service } from '../../infrastructure/service';
import { ROOT } from '../../local/root';

/** data/retention.json says of each kind of row and object how long it is kept, why, and what removes it. */

const sources = readdirSync(path.join(ROOT, 'functions'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(path.join(ROOT, 'functions', file), 'utf8'));

/** Every entity there is, and whether its rows may carry a time to live. */
const entities = new Map(
  sources.flatMap((source) =>
    source
      .split('new Entity({')
      .slice(1)
      .map((body): [string, boolean] => [
        /name: '(\w+)'/.exec(body)![1]!,
        /\bttl: number\(\)/.test(body.slice(0, body.indexOf('computeKey'))),
      ]),
  ),
);

const rules = Object.values(service.resources).flatMap(
  (resource) =>
    (resource.Properties as { LifecycleConfiguration?: { Rules: { Prefix?: string; ExpirationInDays?: number }[] } })
      ?.LifecycleConfiguration?.Rules ?? [],
);
const expiring = rules.flatMap(({ Prefix, ExpirationInDays }) =>
  Prefix && ExpirationInDays ? [{ prefix: Prefix, days: ExpirationInDays }] : [],
);

test('each kind of row has one line', () => {
  expect(entities.size).toBeGreaterThan(100);
  expect(retention.rows.map(({ row }) => row).sort()).toEqual([...entities.keys()].sort());
});

test('TTL is said of the rows that have one, and of no other', () => {
  const said = retention.rows.filter(({ removedBy }) => removedBy.includes('TTL')).map(({ row }) => row);
  expect(said.sort()).toEqual([...entities].flatMap(([name, hasTtl]) => (hasTtl ? [name] : [])).sort());
});

test('what the bucket removes by itself is said as the template has it', () => {
  expect(expiring.length).toBeGreaterThan(3);
  const said = retention.objects.filter(({ removedBy }) => removedBy.includes('bucket lifecycle'));
  const sorted = (all: { prefix: string; days: number | null }[]) =>
    all.map(({ prefix, days }) => `${prefix} ${days}`).sort();
  expect(sorted(said)).toEqual(sorted(expiring));
});

test('each folder that a function may write has a line', () => {
  const files = readdirSync(path.join(ROOT, 'functions'), { recursive: true, encoding: 'utf8' });
  const folders = files
    .filter((file) => file.endsWith('lambda.ts'))
    .map((file) => readFileSync(path.join(ROOT, 'functions', file), 'utf8'))
    .flatMap((source) =>
      [...source.matchAll(/\b(?:media|evidence|anchors)\.\w+\('([\w-]+\/)[^']*'/g)].map(([, it]) => it!),
    );
  expect(new Set(folders).size).toBeGreaterThan(3);
  const known = new Set(retention.objects.map(({ prefix }) => prefix));
  expect([...new Set(folders)].filter((folder) => !known.has(folder))).toEqual([]);
});

test('each line says how long, why and what removes it', () => {
  for (const line of retention.rows) expect(Object.values(line).every((text) => text.length >= 3)).toBe(true);
  for (const { why, removedBy } of retention.objects) expect(why.length * removedBy.length).toBeGreaterThan(0);
});
