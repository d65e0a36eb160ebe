import { hasBlank } from '../text/blanks';
import { Ulid, Version } from '../id';
import { ConfirmsContact } from '../text/public-words';
import { ReportCategory } from './reports';
import { ActingAs, HANDLERS } from '../roles';
import { defineRoute, Empty } from '../route';
import { Instant } from '../time';
import * as z from '../zod';

/** In which form it is offered: 答复 · 要补充材料 · 不予受理. */
export const CannedUse = z.enum(['answer', 'askMaterial', 'refuse']);
export type CannedUse = z.infer<typeof CannedUse>;

/** What stands in braces and is filled in from the report at hand. */
export const CANNED_NAMES = ['村名', '编号', '日期', '单位', '期限'] as const;
export type CannedName = (typeof CANNED_NAMES)[number];

/** An office keeps no more: a list one finds nothing in helps nobody. */
export const MOST_CANNED = 60;

/** The text with what is known in the place of its names; a name that nothing is known for stays, and holds the sending up. */
export const fillIn = (text: string, known: Partial<Record<CannedName, string>>): string =>
  text.replace(/\{([^{}]+)\}/gu, (braced, name: string) => known[name as CannedName] ?? braced);

const unknownName = (text: string): boolean =>
  (text.match(/\{[^{}]*\}/gu) ?? []).some(
    (braced) => !(CANNED_NAMES as readonly string[]).includes(braced.slice(1, -1)),
  );

const Wording = z.object({
  use: CannedUse,
  /** Absent: for every category. */
  category: z.optional(ReportCategory),
  title: z.string().check(z.trim(), z.minLength(2, '请起个名字，好找'), z.maxLength(20, '名字最多 20 个字')),
  text: z.string().check(
    z.trim(),
    z.minLength(10, '请写全，至少 10 个字'),
    z.maxLength(500, '最多 500 个字'),
    z.refine((text: string) => !unknownName(text), `大括号里只能写：${CANNED_NAMES.join('、')}`),
  ),
  /** The rule that it quotes: 信访工作条例 第三十四条. */
  source: z.optional(z.string().check(z.trim(), z.maxLength(60, '出处最多 60 个字'))),
});

/** 常用答复: a ready text of an office, for the office and those below it. */
export const CannedAnswer = z.extend(Wording, {
  cannedId: Ulid,
  /** Whose it is, by name: 南溪区纪委监委. */
  office: z.string(),
  /** Whether it is the reader's own office's, which alone may change it. */
  own: z.boolean(),
  /** Something is left to be filled in by hand. */
  blanks: z.boolean(),
  savedAt: Instant,
  version: z.int(),
});
export type CannedAnswer = z.infer<typeof CannedAnswer>;

/** Whether a person has something to fill in, once the names are. */
export const blanksOf = (text: string): boolean => hasBlank(text.replace(/\{[^{}]+\}/gu, ''));

const Seen = z.extend(ActingAs, { version: Version });
const params = z.object({ cannedId: Ulid });

export const listCannedAnswers = defineRoute({
  id: 'listCannedAnswers',
  method: 'GET',
  path: '/work/canned-answers',
  summary: 'The ready texts of my office and of those above it, at most sixty of each (常用答复)',
  access: HANDLERS,
  query: ActingAs,
  response: z.object({ items: z.array(CannedAnswer) }),
});

export const addCannedAnswer = defineRoute({
  id: 'addCannedAnswer',
  method: 'POST',
  path: '/work/canned-answers',
  summary: 'Add a ready text to those of my office',
  access: HANDLERS,
  idempotent: true,
  body: z.extend(ActingAs, { ...Wording.shape, ...ConfirmsContact }),
  publishes: ['title', 'text', 'source'],
  response: CannedAnswer,
  errors: ['canned.tooMany'],
});

export const changeCannedAnswer = defineRoute({
  id: 'changeCannedAnswer',
  method: 'PUT',
  path: '/work/canned-answers/{cannedId}',
  summary: 'Change a ready text of my office; how it was is kept, with who changed it and when',
  access: HANDLERS,
  idempotent: true,
  params,
  body: z.extend(Seen, { ...Wording.shape, ...ConfirmsContact }),
  publishes: ['title', 'text', 'source'],
  response: CannedAnswer,
  errors: ['version.stale'],
});

export const removeCannedAnswer = defineRoute({
  id: 'removeCannedAnswer',
  method: 'POST',
  path: '/work/canned-answers/{cannedId}/removal',
  summary: 'Offer a ready text of my office no more; its versions are kept',
  access: HANDLERS,
  idempotent: true,
  params,
  body: Seen,
  response: Empty,
  errors: ['version.stale'],
});

/** How a ready text was, newest first; the one who saved it, by name, for their own office alone. */
export const listCannedAnswerVersions = defineRoute({
  id: 'listCannedAnswerVersions',
  method: 'GET',
  path: '/work/canned-answers/{cannedId}/versions',
  summary: 'How a ready text of my office was before, who changed it and when',
  access: HANDLERS,
  params,
  query: ActingAs,
  response: z.object({
    items: z.array(
      z.object({
        version: z.int(),
        title: z.string(),
        text: z.string(),
        savedAt: Instant,
        savedBy: z.string(),
        removed: z.boolean(),
      }),
    ),
  }),
});
