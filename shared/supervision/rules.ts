import * as z from '../zod';

/** 资金 资产 合同 补贴 公开 举报 评价. */
export const RuleDomain = z.enum(['money', 'assets', 'contracts', 'subsidies', 'publicity', 'reports', 'reviews']);
export type RuleDomain = z.infer<typeof RuleDomain>;

export const AlertColour = z.enum(['red', 'orange', 'yellow']);
export type AlertColour = z.infer<typeof AlertColour>;

/** 草稿 → 试运行 (it runs and tells nobody) → 在用 → 停用. */
export const RuleState = z.enum(['draft', 'shadow', 'live', 'retired']);
export type RuleState = z.infer<typeof RuleState>;

/** `village`: a village's own flow, which it sees first and mends. `person`: what is about someone, for the offices alone. */
export const RuleLevel = z.enum(['village', 'person']);
export type RuleLevel = z.infer<typeof RuleLevel>;

/** Who checks what was explained. */
export const RuleOffice = z.enum(['township', 'regulator']);
export type RuleOffice = z.infer<typeof RuleOffice>;

/** How sure a figure is: the law's, a ministry's rule, the district's own, or ours until the district says. */
export const Sureness = z.enum(['law', 'rule', 'district', 'assumed']);
export type Sureness = z.infer<typeof Sureness>;

/** Working days within which an alert is explained and checked. Ours until the district says. */
export const DAYS_TO_ANSWER: Readonly<Record<AlertColour, number>> = { red: 5, orange: 10, yellow: 20 };
