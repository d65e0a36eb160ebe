import { Ulid, Version } from '../id';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';
import { DistrictCode } from './supervision';

/** What a list that is compared says of whom it names (比对名单). */
export const ListKind = z.enum(['deaths', 'payroll', 'vehicles', 'companies', 'houses']);
export type ListKind = z.infer<typeof ListKind>;

/**
 * A list that another office gave, as it was imported. It says nothing of how many it met on the roster: one of them may be who reads, and
 * a number would tell them.
 */
export const WatchList = z.object({
  listId: Ulid,
  kind: ListKind,
  /** Which office gave it. */
  source: z.string(),
  asOf: Day,
  /** On which law it was given. */
  ground: z.string(),
  /** The day on which all of it is removed. */
  deleteOn: Day,
  importedAt: Instant,
  rows: z.int(),
  /** Rows without anything to compare them by. */
  neverCompared: z.int(),
});
export type WatchList = z.infer<typeof WatchList>;

/** Someone of the roster whom a row may name. */
export const ListCandidate = z.object({
  personId: Ulid,
  name: z.string(),
  bornOn: z.optional(Day),
  village: z.string(),
  /** 组 */
  group: z.string(),
});
export type ListCandidate = z.infer<typeof ListCandidate>;

/** `open`: nobody said. `same`: one of the candidates. `apart`: none of them. */
export const ListMatchState = z.enum(['open', 'same', 'apart']);
export type ListMatchState = z.infer<typeof ListMatchState>;

/** What was said of a row: by the machine when it was compared, since then by persons. */
const ListMatchStep = z.object({
  at: Instant,
  state: ListMatchState,
  personId: z.optional(Ulid),
  by: z.optional(z.string()),
});

/** A row that only its name (with a day of birth or a village) brings together with somebody: where a number decides, nobody is asked. */
export const ListMatch = z.object({
  listId: Ulid,
  rowId: Ulid,
  /** As the list has it. */
  name: z.string(),
  bornOn: z.optional(Day),
  village: z.optional(z.string()),
  /** From when until when the list says it; of the dead the day. */
  from: z.optional(Day),
  until: z.optional(Day),
  candidates: z.array(ListCandidate),
  state: ListMatchState,
  personId: z.optional(Ulid),
  /** What was said of it, the first first. */
  steps: z.array(ListMatchStep),
  version: z.int(),
});
export type ListMatch = z.infer<typeof ListMatch>;

const params = z.object({ districtCode: DistrictCode });
const listParams = z.extend(params, { listId: Ulid });
const forRegulators = { access: ['regulator'], within: 'districtCode' } as const;

export const listWatchLists = defineRoute({
  ...forRegulators,
  id: 'listWatchLists',
  method: 'GET',
  path: '/districts/{districtCode}/lists',
  summary:
    'The lists of other offices that subsidies are compared with, the last first: whence, of which day, until when (比对名单)',
  params,
  query: PageQuery,
  response: pageOf(WatchList),
  errors: ['page.badCursor'],
});

export const listListMatches = defineRoute({
  ...forRegulators,
  id: 'listListMatches',
  method: 'GET',
  path: '/districts/{districtCode}/lists/{listId}/matches',
  summary:
    'Rows of a list that only a name brings together with somebody: one person or not is for a person to say (名单待认)',
  params: listParams,
  query: PageQuery,
  response: pageOf(ListMatch),
  errors: ['page.badCursor'],
});

export const decideListMatch = defineRoute({
  ...forRegulators,
  id: 'decideListMatch',
  method: 'POST',
  path: '/districts/{districtCode}/lists/{listId}/matches/{rowId}',
  summary:
    'Says whom a row of a list names, or that it is nobody here; what was said before can be said otherwise (是不是同一个人)',
  params: z.extend(listParams, { rowId: Ulid }),
  body: z.object({
    /** What the sender has seen: 1 where nobody has said anything. */
    version: Version,
    /** Absent: none of the candidates. */
    personId: z.optional(Ulid),
  }),
  idempotent: true,
  response: ListMatch,
  errors: ['version.stale'],
});
