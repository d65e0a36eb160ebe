import type { PolicyContent } from '@shared/subsidies/policies';
import type { Confidence } from '@shared/subsidies/subsidies';
import { newsAt } from '../../functions/affairs/policies/policy';
import {
  policyRow,
  type StoredPolicy,
  type StoredTopic,
  type StoredVersion,
} from '../../functions/affairs/policies/policy-store';
import { savedRow, type StoredSaved } from '../../functions/affairs/policies/saved-policy-store';
import { AS_OF, noonOf } from './calendar';
import { demoAccountId } from './demo-people';
import { readJson } from './districts';
import { toldTo } from './messages';
import { programName } from './programs';

interface PolicyFile {
  code: string;
  name: string;
  category: string;
  department: string;
  level: string;
  doc_no: string | null;
  related_subsidies: string[];
  confidence: Confidence;
}
type ContentFile = Omit<
  PolicyContent,
  'name' | 'category' | 'department' | 'level' | 'documentNo' | 'programs' | 'confidence'
> & { code: string; effectiveOn: string };
interface TopicFile {
  code: string;
  audiences: StoredTopic['audiences'];
  lifeEvents: StoredTopic['lifeEvents'];
  keywords: string[];
}

/** When the catalogue was put together: a policy's first version was published here then. */
const COLLECTED_AT = '2026-01-05T02:00:00.000Z';

/** The catalogue's policies as they were collected, nothing invented. */
export function firstVersions(): StoredVersion[] {
  const contents = new Map(readJson<ContentFile[]>('policies-content.json').map((content) => [content.code, content]));
  return readJson<PolicyFile[]>('policies.json').map((row) => {
    const { code: _, ...content } = contents.get(row.code)!;
    const { code: policyCode, name, category, department, level, confidence, doc_no: documentNo } = row;
    return {
      ...{ ...content, policyCode, name, category, department, level, confidence },
      ...(documentNo && { documentNo }),
      programs: row.related_subsidies.map((programCode) => ({ programCode, name: programName.get(programCode)! })),
      ...{ sureness: { ...content.sureness }, publishedAt: COLLECTED_AT, version: 1 },
    } as StoredVersion;
  });
}

type Change = Partial<PolicyContent> & { effectiveOn: string; publishedAt: string };
/** Invented, and said to be. */
const invented = (
  effectiveOn: string,
  publishedAt: string,
  unsure: readonly (keyof PolicyContent['sureness'])[],
  content: Partial<PolicyContent>,
): Change => ({
  ...{ sourceTitle: '演示数据，以本区公告为准', confidence: 'none', effectiveOn, publishedAt, ...content },
  sureness: Object.fromEntries(unsure.map((field) => [field, 'none'])) as PolicyContent['sureness'],
});

/** What changed since, for the demonstration. */
const CHANGES: Readonly<Record<string, Change>> = {
  ZC64: invented('2026-11-16', '2026-11-16T01:30:00.000Z', ['steps', 'documents', 'deadline', 'phone'], {
    steps: [
      '向村里报要保几亩、几头，也可以在手机上自己报',
      '交自己那一份保费，收好保单',
      '出险 48 小时内打保险公司电话，拍照、留现场',
      '查勘、定损、公示，赔款打到卡上',
    ],
    documents: ['身份证', '社会保障卡（一卡通）', '保险单', '灾害照片（手机拍的就行）'],
    deadline: '今年投保到 12 月 20 日（演示数据）；出险后 48 小时内报案',
  }),
  ZC61: invented('2026-09-01', '2026-09-01T01:00:00.000Z', ['steps', 'documents', 'deadline'], {
    steps: ['在网上“雨露计划”自己申请，不用再交纸质表', '学校、村镇核对学籍和身份', '公示后每学期发放'],
    documents: ['身份证', '社会保障卡（一卡通）'],
  }),
  ZC01: invented('2026-03-01', '2026-02-20T01:00:00.000Z', ['deadline', 'phone'], {
    deadline: '面积公示 7 天，有不对的在公示期内提（演示数据）',
  }),
  ZC18: invented('2027-01-01', '2026-11-18T01:00:00.000Z', ['documents', 'deadline', 'phone'], {
    documents: ['身份证', '购机发票', '农机的合格证、铭牌照片', '社会保障卡（一卡通）'],
    deadline: '全年可以申请；每季度末兑付一次（演示数据）',
  }),
  ZC10: invented('2026-01-20', '2026-01-20T01:00:00.000Z', ['deadline', 'phone', 'effectiveOn'], {
    ...{ until: '2026-10-31', deadline: '今年的订单补助到 10 月 31 日为止（演示数据）' },
  }),
};

const withChanges = (first: StoredVersion): StoredVersion[] => {
  const change = CHANGES[first.policyCode];
  return change ? [first, { ...first, ...change, version: 1 }] : [first];
};

/** Every version of each policy, oldest first. */
export const policyVersionRows = (): StoredVersion[] => firstVersions().flatMap(withChanges);

/** The policies as they are in force on the seed's day, each with the programs it pays by, named. */
export const policyRows = (): StoredPolicy[] =>
  firstVersions().map((first) => {
    const versions = withChanges(first);
    const current = versions.filter(({ effectiveOn }) => effectiveOn <= AS_OF.slice(0, 10)).at(-1) ?? first;
    return policyRow(current, versions);
  });

interface ProgramFile {
  code: string;
  name: string;
  audience: string;
}

/** The programs as they are found beside the policies. */
export function topicRows(): StoredTopic[] {
  const programs = new Map(readJson<ProgramFile[]>('subsidies.json').map((program) => [program.code, program]));
  return readJson<TopicFile[]>('program-topics.json').map(({ code, ...topic }) => ({
    programCode: code,
    name: programs.get(code)!.name,
    audience: programs.get(code)!.audience,
    ...topic,
  }));
}

const SAVER = 'wang-xiuying';
const SAVED: readonly [policyCode: string, savedOn: string][] = [
  ['ZC64', '2026-09-12'],
  ['ZC01', '2026-09-20'],
  ['ZC60', '2026-10-08'],
];

/** What 王秀英 saved: one of them changed since. */
export const savedPolicyRows = (): StoredSaved[] =>
  SAVED.map(([policyCode, day]) =>
    savedRow({ accountId: demoAccountId(SAVER), policyCode, savedAt: noonOf(day), seenAt: noonOf(day) }),
  );

/** The message that told her. */
export function policyMessages() {
  const saved = new Map(SAVED);
  return policyRows().flatMap((policy) => {
    const { policyCode, effectiveOn } = policy;
    const at = newsAt(policy);
    const savedOn = saved.get(policyCode);
    if (!policy.changedFrom || !savedOn || noonOf(savedOn) > at) return [];
    return [toldTo(demoAccountId(SAVER), 'policyChanged', at, `${policyCode}#${effectiveOn}`, { policyCode })];
  });
}
