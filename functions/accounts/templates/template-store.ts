import { PaperKind } from '@shared/accounts/attachments';
import { Rhythm, TemplateSide } from '@shared/accounts/voucher-templates';
import { Post } from '@shared/orders/posts';
import { boolean, Entity, type FormattedItem, item, list, map, number, string } from '../../platform/entity';
import { putNew, putRow, readRow, unlessChanged } from '../../platform/row';
import { LedgerTable } from '../../platform/tables';
import { hand } from '../hand-store';
import type { Book } from '../book-store';
import type { Use } from './proposals';
import type { Template } from './template';

const template = {
  templateId: string(),
  edition: number(),
  name: string(),
  summary: string(),
  lines: list(map({ side: string().enum(...TemplateSide.options), accountCode: string(), share: number() })),
  usualFen: number().optional(),
  papers: list(string().enum(...PaperKind.options)),
  usableBy: list(string().enum(...Post.options)),
  recurs: map({
    every: string().enum(...Rhythm.options),
    month: number().optional(),
    day: number(),
    from: string(),
  }).optional(),
  isInUse: boolean(),
  changed: hand(),
};

/** All templates of a division in one row: a desk that opens reads two of them. */
export const VoucherTemplatesEntity = new Entity({
  name: 'VoucherTemplates',
  table: LedgerTable,
  schema: item({ division: string().key(), templates: list(map(template)), version: number() }),
  computeKey: ({ division }) => ({ pk: `TEMPLATES#${division}`, sk: 'TEMPLATES' }),
  answers: 'What the vouchers of this district or village may begin with',
});
export type StoredTemplates = FormattedItem<typeof VoucherTemplatesEntity>;

/** An edition of a template, written once: what a voucher of that time began with. */
export const TemplateEditionEntity = new Entity({
  name: 'TemplateEdition',
  table: LedgerTable,
  schema: item({ division: string().key(), ...template, templateId: string().key(), edition: number().key() }),
  computeKey: ({ division, templateId, edition }) => ({
    pk: `TEMPLATES#${division}`,
    sk: `EDITION#${templateId}#${String(edition).padStart(4, '0')}`,
  }),
  answers: 'What did this template say before it was changed, and who changed it',
});

/** Which recurring vouchers of a village's year were entered: that each is, once a period, is decided by one condition. */
export const TemplateYearEntity = new Entity({
  name: 'TemplateYear',
  table: LedgerTable,
  schema: item({
    villageCode: string().key(),
    year: number().key(),
    uses: list(map({ templateId: string(), period: string(), pendingId: string() })),
    version: number(),
  }),
  computeKey: ({ villageCode, year }: Book) => ({ pk: `TEMPLATES#${villageCode}`, sk: `YEAR#${year}` }),
  answers: 'Which recurring vouchers were entered in which period of the year',
});
export type StoredTemplateYear = FormattedItem<typeof TemplateYearEntity>;

/** Strongly consistent. */
export async function templatesOf(division: string): Promise<StoredTemplates> {
  const row = await readRow(VoucherTemplatesEntity, { division });
  return row ?? { division, templates: [], version: 0 };
}

/** A division's templates, with the edition that was saved, only as they were read. */
export const putTemplates = (
  templates: readonly Template[],
  saved: Template,
  { division, version }: StoredTemplates,
) => [
  putRow(VoucherTemplatesEntity, { division, templates: [...templates], version: version + 1 }, unlessChanged(version)),
  putNew(TemplateEditionEntity, { division, ...saved }),
];

/** Strongly consistent. */
export async function templateYearOf(book: Book): Promise<StoredTemplateYear> {
  const row = await readRow(TemplateYearEntity, book);
  return row ?? { ...book, uses: [], version: 0 };
}

/** @throws ConditionsFailed when another was entered since it was read. */
export const putTemplateYear = (uses: readonly Use[], { villageCode, year, version }: StoredTemplateYear) =>
  putRow(TemplateYearEntity, { villageCode, year, uses: [...uses], version: version + 1 }, unlessChanged(version));
