import { OPEN_CONTRACTING } from '@shared/open-data/open-contracting';
import { type Dataset, OPEN_LICENCE } from '@shared/open-data/open-data';
import { OPEN_TYPES, schemaOf } from './file-bytes';
import type { KeptFile } from './open-store';

/** Where the files of a month lie in the media bucket. */
export const keyOf = (townCode: string, month: string, fileName: string): string =>
  `open/${townCode}/${month}/${fileName}`;

const TITLES: Record<Dataset, string> = {
  entries: '收支明细（已公开的月份）',
  contracts: '合同（月末）',
  projects: '工程（月末）',
  notices: '村务公告',
  decisions: '民主决策事项',
  scores: '村务评分',
  handling: '举报办理情况（全年）',
};

/** JSON Schema's types as Frictionless' Table Schema names them. */
const FIELD_TYPES: Record<string, string> = { string: 'string', number: 'number', integer: 'integer' };

interface JsonSchema {
  readonly properties: Record<string, { type?: string; enum?: string[]; const?: string }>;
  readonly required?: readonly string[];
}

/** The columns of a CSV by Table Schema. */
function tableSchemaOf(dataset: Dataset): object {
  const { properties, required = [] } = schemaOf(dataset) as JsonSchema;
  const paths = OPEN_CONTRACTING[dataset]?.fields ?? {};
  return {
    fields: Object.entries(properties).map(([name, property]) => ({
      name,
      type: FIELD_TYPES[property.type ?? 'string'] ?? 'string',
      ...(paths[name] && { openContracting: paths[name] }),
      constraints: { required: required.includes(name), ...(property.enum && { enum: property.enum }) },
    })),
  };
}

/** A month's files by Frictionless' Data Package: the same files are the same bytes. */
export function manifestOf(town: { code: string; name: string }, month: string, files: readonly KeptFile[]): Buffer {
  const described = {
    profile: 'tabular-data-package',
    name: `open-${town.code}-${month}`,
    title: `${town.name} ${month} 村务开放数据`,
    licenses: [OPEN_LICENCE],
    resources: files.map(({ dataset, format, bytes, rows, sha256, madeAt, corrections, history }) => ({
      name: `${dataset}-${format.replace('.', '-')}`,
      title: TITLES[dataset],
      path: `${dataset}.${format}`,
      mediatype: OPEN_TYPES[format],
      encoding: 'utf-8',
      ...{ bytes, rows, hash: `sha256:${sha256}`, madeAt, corrections },
      ...(history.length > 0 && {
        before: history.map((was) => ({ hash: `sha256:${was.sha256}`, madeAt: was.madeAt })),
      }),
      ...(format === 'csv' && { profile: 'tabular-data-resource', schema: tableSchemaOf(dataset) }),
      ...(format === 'json' && { jsonSchema: `${dataset}.schema.json` }),
    })),
  };
  return Buffer.from(`${JSON.stringify(described, null, 1)}\n`, 'utf8');
}
