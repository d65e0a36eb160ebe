import { VillageCode } from '../divisions';
import { Version } from '../id';
import { defineRoute } from '../route';
import { Day, Instant } from '../time';
import * as z from '../zod';

/**
 * Which organs a village has for its collective property: 没有登记集体经济组织, so the committee law's meetings decide · 只有成员大会 ·
 * 也设了成员代表大会.
 */
export const OrganForm = z.enum(['none', 'members', 'representatives']);
export type OrganForm = z.infer<typeof OrganForm>;

/** What only the 成员大会 decides (农村集体经济组织法 第二十八条): 章程 · 成员确认 · 承包、宅基地、份额量化 · 土地补偿费 · 合并分立. */
export const ReservedMatter = z.enum(['charter', 'membership', 'allotment', 'landCompensation', 'merger']);
export type ReservedMatter = z.infer<typeof ReservedMatter>;

export const CollectiveOrgan = z.object({
  form: OrganForm,
  /** The day on its 登记证: from then on its meetings decide. Absent while none is registered. */
  registeredOn: z.optional(Day),
});
export type CollectiveOrgan = z.infer<typeof CollectiveOrgan>;

/** Until then there was no law of it. */
const IN_FORCE_FROM = '2025-05-01';

/** Whether the organisation's own meetings decide what is collective on this day. */
export const organDecides = ({ form, registeredOn }: CollectiveOrgan, day: string): boolean =>
  form !== 'none' && registeredOn !== undefined && day >= registeredOn && day >= IN_FORCE_FROM;

/** What is wrong with a declaration, field by field. */
export function problemsOfOrgan({ form, registeredOn }: CollectiveOrgan, today: string) {
  const problems: { path: string; message: string }[] = [];
  if (form !== 'none' && !registeredOn) problems.push({ path: 'registeredOn', message: '请填登记证上的日期' });
  if (form === 'none' && registeredOn) problems.push({ path: 'registeredOn', message: '没有登记的不填日期' });
  if (registeredOn && registeredOn > today) problems.push({ path: 'registeredOn', message: '登记的日子还没到' });
  return problems;
}

/** Whether a change would let fewer decide, or let the committee's meetings decide for some days: the town's to record, not the village's. */
export const weakens = (before: CollectiveOrgan, next: CollectiveOrgan): boolean =>
  before.form !== 'none' &&
  (next.form === 'none' ||
    (before.form === 'members' && next.form === 'representatives') ||
    (next.registeredOn ?? '') > (before.registeredOn ?? ''));

const DeclaredOrgan = z.object({
  /** Absent while the village has not said. */
  organ: z.optional(CollectiveOrgan),
  declaredAt: z.optional(Instant),
  version: z.int(),
});
export type DeclaredOrgan = z.infer<typeof DeclaredOrgan>;

export const showCollectiveOrgan = defineRoute({
  id: 'showCollectiveOrgan',
  method: 'GET',
  path: '/villages/{villageCode}/collective-organ',
  summary: 'Whether a village has a registered collective economic organisation, and which meetings it has',
  access: 'public',
  params: z.object({ villageCode: VillageCode }),
  response: DeclaredOrgan,
});

export const declareCollectiveOrgan = defineRoute({
  id: 'declareCollectiveOrgan',
  method: 'PUT',
  path: '/villages/{villageCode}/collective-organ',
  summary: 'Say which meetings decide on collective property here; only the town takes back what was registered',
  access: ['cadre', 'township'],
  within: 'villageCode',
  params: z.object({ villageCode: VillageCode }),
  body: z.extend(CollectiveOrgan, { version: Version }),
  response: DeclaredOrgan,
  errors: ['version.stale'],
});
