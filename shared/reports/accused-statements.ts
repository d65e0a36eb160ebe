import { Ulid, Version } from '../id';
import { MAX_IMAGES, MediaView } from '../media/media';
import { COMMAND_ERRORS, ReportView } from './reports';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

const words = (least: number, most: number, missing: string) =>
  z.string().check(z.trim(), z.minLength(least, missing), z.maxLength(most, `最多 ${most} 个字`));

/**
 * 情况说明, as the one who is asked sees it: a summary in the handler's words, and nothing else. Not the report, whose it is, how many
 * there are, its words, place, pictures or times; of the asking only its week.
 */
export const StatementView = z.object({
  statementId: Ulid,
  /** The office that asks: 罗龙街道办事处. */
  askedBy: z.string(),
  summary: z.string(),
  /** The Monday of the week it was asked in. */
  askedWeek: Day,
  answerBy: Instant,
  /** `late`: the time is over and nothing was said. */
  state: z.enum(['asked', 'given', 'late']),
  text: z.optional(z.string()),
  media: z.array(MediaView),
});
export type StatementView = z.infer<typeof StatementView>;

const params = z.object({ statementId: Ulid });

export const showStatement = defineRoute({
  id: 'showStatement',
  method: 'GET',
  path: '/statements/{statementId}',
  summary: 'What I am asked to explain, in the words of the office that asks; 404 for anyone else (说明情况)',
  access: 'signedIn',
  params,
  response: StatementView,
});

export const giveStatement = defineRoute({
  id: 'giveStatement',
  method: 'POST',
  path: '/statements/{statementId}/answer',
  summary: 'Explain it, once (说明情况)',
  access: 'signedIn',
  idempotent: true,
  params,
  body: z.object({
    text: words(5, 2000, '请写清情况，至少 5 个字'),
    mediaIds: z.array(Ulid).check(z.maxLength(MAX_IMAGES, '最多 9 张照片')),
  }),
  response: StatementView,
  errors: ['statements.over', 'request.keyReused', 'media.notUploaded', 'media.replaced', 'media.tooMany'],
});

/** What a summary tells that it had better not: words of the report, its reporter's name, its place. */
export const SummaryTells = z.object({
  kind: z.enum(['copied', 'reporter', 'place']),
  /** Where in the summary: the words themselves. */
  words: z.string(),
});
export type SummaryTells = z.infer<typeof SummaryTells>;

export const askForStatement = defineRoute({
  id: 'askForStatement',
  method: 'POST',
  path: '/reports/{reportId}/statement-request',
  summary:
    'Ask the accused cadre to explain, by a summary in one’s own words; warned first of what it gives away (请本人说明情况)',
  access: ['township', 'regulator'],
  idempotent: true,
  params: z.object({ reportId: Ulid }),
  body: z.object({
    version: Version,
    personId: Ulid,
    summary: words(10, 500, '请用自己的话写清要说明什么，至少 10 个字'),
    days: z.int('请填整数').check(z.minimum(3, '至少 3 天'), z.maximum(15, '最多 15 天')),
    /** The warnings were read. */
    despite: z.boolean(),
  }),
  response: ReportView,
  errors: [...COMMAND_ERRORS, 'statements.tells', 'statements.unreachable', 'statements.unfit'],
});
