import { VillageYearParams } from './accounts';
import { INTAKE_PARTIES } from './intake';
import { Version } from '../id';
import { defineRoute } from '../route';
import { Day } from '../time';
import * as z from '../zod';

/** What lies open before the members' meeting, and how many days before it (农村集体经济组织法 第四十六条). */
export const LaidOpenItem = z.enum(['report', 'accounts', 'distribution']);
export type LaidOpenItem = z.infer<typeof LaidOpenItem>;
export const DAYS_BEFORE_MEETING = 10;

/** Laid open in time · laid open too late · not yet, and its day has not passed · not yet, and it has. */
export const LaidOpenState = z.enum(['open', 'openLate', 'due', 'late']);
export type LaidOpenState = z.infer<typeof LaidOpenState>;

/** The meeting that a year's accounts come before. */
export const MembersMeeting = z.object({
  heldOn: Day,
  /** The last day on which all must lie open. */
  dueOn: Day,
  items: z.array(z.object({ item: LaidOpenItem, state: LaidOpenState, laidOn: z.optional(Day) })),
  /** For the next step. */
  version: z.int(),
});
export type MembersMeeting = z.infer<typeof MembersMeeting>;
const Shown = z.object({ meeting: z.optional(MembersMeeting) });

const PATH = '/villages/{villageCode}/years/{year}/members-meeting';

export const showMembersMeeting = defineRoute({
  id: 'showMembersMeeting',
  method: 'GET',
  path: PATH,
  summary:
    "The members' meeting of a year's accounts, and whether what must lie open ten days before it does (成员大会前要放出来的)",
  access: 'public',
  params: VillageYearParams,
  response: Shown,
});

const step = {
  within: 'villageCode',
  access: INTAKE_PARTIES,
  params: VillageYearParams,
  response: Shown,
  idempotent: true,
} as const;

export const announceMembersMeeting = defineRoute({
  ...step,
  id: 'announceMembersMeeting',
  method: 'PUT',
  path: PATH,
  summary: "Say on which day the members' meeting is held, or that it was moved (定成员大会的日子)",
  body: z.object({ heldOn: Day, version: Version }),
  errors: ['identity.bindingRequired', 'meetings.over', 'version.stale'],
});

export const layOpen = defineRoute({
  ...step,
  id: 'layOpen',
  method: 'POST',
  path: `${PATH}/laid-open`,
  summary: 'Say that papers lie open for the members from today on (放出来了)',
  body: z.object({ item: LaidOpenItem, version: Version }),
  errors: ['identity.bindingRequired', 'meetings.over', 'meetings.laidOpen', 'meetings.yearOpen', 'version.stale'],
});
