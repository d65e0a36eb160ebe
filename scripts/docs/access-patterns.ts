import { readdirSync } from 'node:fs';
import { Entity } from 'dynamodb-toolbox/entity';

/** A key as a reader sees it: `REPORT#{reportId}`. */
function keyOf(entity: Entity): { pk: string; sk: string } {
  const placeholders = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
  const { pk, sk } = (entity.computeKey?.(placeholders as never) ?? { pk: '?', sk: '?' }) as { pk: string; sk: string };
  return { pk, sk };
}

/** Every entity exported by a store or by the platform, with the questions it answers. */
export async function accessPatterns(): Promise<string> {
  process.env.STAGE ??= 'local';
  process.env.CIVIC_TABLE ??= 'Civic';
  process.env.LEDGER_TABLE ??= 'Ledger';
  process.env.MEDIA_BUCKET ??= 'media';
  const { CivicTable } = await import('../../functions/platform/tables');
  const files = readdirSync('functions', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(-store|platform\/(sessions|once|audit|rate-limit))\.ts$/.test(file),
  );
  const rows: string[][] = [];
  for (const file of files.sort()) {
    const exports = (await import(`../../functions/${file}`)) as Record<string, unknown>;
    for (const value of Object.values(exports)) {
      if (!(value instanceof Entity)) continue;
      const { pk, sk } = keyOf(value);
      const table = value.table === CivicTable ? 'Civic' : 'Ledger';
      rows.push([table, value.entityName, `\`${pk}\``, `\`${sk}\``, value.meta.description ?? '', `\`functions/${file}\``]);
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
