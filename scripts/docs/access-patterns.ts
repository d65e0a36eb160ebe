import { readdirSync } from 'node:fs';
import { Entity } from 'dynamodb-toolbox/entity';

/** Reads as `{name}`; anything asked of it that a string has not, is a placeholder again. */
const placeholder = (name: string): unknown =>
  new Proxy(Object(`{${name}}`) as object, {
    get: (text, asked) => {
      const known: unknown = Reflect.get(text, asked);
      if (typeof known === 'function') return known.bind(text) as unknown;
      return known ?? (typeof asked === 'string' ? placeholder(asked) : undefined);
    },
  });

/** A key as a reader sees it: `REPORT#{reportId}`. */
function keyOf(entity: Entity): { pk: string; sk: string } {
  const input = new Proxy({}, { get: (_, name) => placeholder(String(name)) });
  return entity.computeKey?.(input as never) as { pk: string; sk: string };
}

/** Every entity exported by a store or by the platform, with the questions it answers. */
export async function accessPatterns(): Promise<string> {
  process.env.STAGE ??= 'local';
  process.env.CIVIC_TABLE ??= 'Civic';
  process.env.LEDGER_TABLE ??= 'Ledger';
  process.env.MEDIA_BUCKET ??= 'media';
  const { CivicTable } = await import('../../functions/platform/tables');
  const files = readdirSync('functions', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(-store|platform\/(sessions|once|audit|trail|challenge|rate-limit))\.ts$/.test(file),
  );
  const rows: string[][] = [];
  for (const file of files.sort()) {
    const exports = (await import(`../../functions/${file}`)) as Record<string, unknown>;
    for (const value of Object.values(exports)) {
      if (!(value instanceof Entity)) continue;
      const { pk, sk } = keyOf(value);
      const table = value.table === CivicTable ? 'Civic' : 'Ledger';
      rows.push([
        table,
        value.entityName,
        `\`${pk}\``,
        `\`${sk}\``,
        value.meta.description ?? '',
        `\`functions/${file}\``,
      ]);
    }
  }
  rows.sort((a, b) => a.join().localeCompare(b.join(), 'en'));
  return [
    '# Access patterns',
    '',
    'Generated from the entities by `npm run docs`. Every listing is one Query on a key made for it; a Scan serves no route.',
    '',
    '| table | entity | pk | sk | the question it answers | where |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');
}
