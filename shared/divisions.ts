import * as z from './zod';
import { defineRoute } from './route';

/** Administrative division (统计用区划代码): district 6 digits, town 9, village 12; a code is a prefix of those below it. */
export const DivisionCode = z.string().check(z.regex(/^\d{6}(\d{3}(\d{3})?)?$/, '区划代码不对'));
export const DistrictCode = z.string().check(z.regex(/^\d{6}$/, '请选一个区（县）'));
export const VillageCode = z.string().check(z.regex(/^\d{12}$/, '请选一个村（社区）'));
export const TownCode = z.string().check(z.regex(/^\d{9}$/, '请选一个镇（街道）'));

/** Whether `division` is `outer` or below it. */
export const covers = (outer: string, division: string): boolean => division.startsWith(outer);
export const townOf = (code: string): string => code.slice(0, 9);
export const districtOf = (code: string): string => code.slice(0, 6);
export type DivisionLevel = 'district' | 'town' | 'village';
export const levelOf = (code: string): DivisionLevel =>
  code.length === 12 ? 'village' : code.length === 9 ? 'town' : 'district';

/** “牛角村民委员会” → “牛角村”; “凤翔社区居民委员会” → “凤翔社区”; “金星社区村民委员会” → “金星社区”. */
export const shortVillageName = (name: string): string =>
  name
    .replace(/社区(居民|村民)委员会$/, '社区')
    .replace(/村民委员会$/, '村')
    .replace(/居民委员会$/, '社区');

const TEST_VILLAGE_ENDS = '999';
/** The village of a town that stands in no list and no figure: `npm run smoke` sends a report there and takes it back (ADR 66). */
export const testVillageOf = (townCode: string): string => `${townCode}${TEST_VILLAGE_ENDS}`;
export const isTestVillage = (code: string): boolean => code.length === 12 && code.endsWith(TEST_VILLAGE_ENDS);

export const VillageName = z.object({ code: VillageCode, name: z.string(), shortName: z.string() });
export type VillageName = z.infer<typeof VillageName>;
export const Town = z.object({ code: TownCode, name: z.string(), villages: z.array(VillageName) });
export type Town = z.infer<typeof Town>;

export const District = z.object({ code: DistrictCode, name: z.string() });
export type District = z.infer<typeof District>;

export const listDivisions = defineRoute({
  id: 'listDivisions',
  method: 'GET',
  path: '/divisions',
  summary: 'A district, its towns and their villages (区划)',
  access: 'public',
  /** The first district served here where none is named. */
  query: z.object({ district: z.optional(DistrictCode) }),
  response: z.object({
    district: District,
    towns: z.array(Town),
    /** All that are served here, where there is more than one. */
    districts: z.optional(z.array(District)),
  }),
});
