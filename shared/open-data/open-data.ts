import { TownCode } from '../divisions';
import { PageQuery, pageOf } from '../page';
import { Paper } from '../papers/papers';
import { defineRoute } from '../route';
import { Instant, Month } from '../time';
import * as z from '../zod';

/** 收支 · 合同 · 工程 · 公告 · 民主决策 · 村务评分 · 举报办理. */
export const Dataset = z.enum(['entries', 'contracts', 'projects', 'notices', 'decisions', 'scores', 'handling']);
export type Dataset = z.infer<typeof Dataset>;

/** The rows as a table, the rows as JSON, and what their fields mean (JSON Schema). */
export const OpenFormat = z.enum(['csv', 'json', 'schema.json']);
export type OpenFormat = z.infer<typeof OpenFormat>;

/** Under what the files may be used; which one it is, the district decides (ADR 88). */
export const OPEN_LICENCE = {
  name: 'CC-BY-4.0',
  title: '知识共享 署名 4.0 国际',
  path: 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans',
} as const;

/** What describes a month's files by Frictionless' Data Package: schemas, checksums, licence, and what they were before. */
export const MANIFEST = 'datapackage.json';

const FILE_NAMES = [
  MANIFEST,
  ...Dataset.options.flatMap((dataset) => OpenFormat.options.map((format) => `${dataset}.${format}` as const)),
] as const;
export const OpenFileName = z.enum(FILE_NAMES);
export type OpenFileName = z.infer<typeof OpenFileName>;

export const OpenFile = z.object({
  dataset: Dataset,
  format: OpenFormat,
  bytes: z.int(),
  /** Lines of the table without its head, also of the schema that describes it. */
  rows: z.int(),
  /** SHA-256 of the bytes, in hex. */
  sha256: z.string(),
  /** When these bytes were made: the night found other ones before. */
  madeAt: Instant,
  /** How often the file was made anew since it was first there; the manifest has the checksums. */
  corrections: z.int(),
});
export type OpenFile = z.infer<typeof OpenFile>;

/** The open files of the villages of a town about a month. */
export const OpenMonth = z.object({ month: Month, files: z.array(OpenFile) });
export type OpenMonth = z.infer<typeof OpenMonth>;

const OfTown = z.object({ division: TownCode });

export const listOpenMonths = defineRoute({
  id: 'listOpenMonths',
  method: 'GET',
  path: '/divisions/{division}/open-data',
  summary: "The open files about a town's villages, the newest month first: formats, sizes, checksums (开放数据)",
  access: 'public',
  params: OfTown,
  query: PageQuery,
  response: pageOf(OpenMonth),
  errors: ['page.badCursor'],
});

export const showOpenFile = defineRoute({
  id: 'showOpenFile',
  method: 'GET',
  path: '/divisions/{division}/open-data/{month}/{fileName}',
  summary: 'One open file, or the Data Package that describes a month: an address that works ten minutes',
  access: 'public',
  params: z.extend(OfTown, { month: Month, fileName: OpenFileName }),
  response: Paper,
});
