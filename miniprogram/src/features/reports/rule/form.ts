import type { ReportCategory } from '@shared/reports/reports';
import type { Accused, RoutingLevel, RoutingRule } from '@shared/reports/routing';
import type { Confidence } from '@shared/subsidies/subsidies';

/** A rule as it is typed. */
export interface RuleForm {
  name: string;
  categories: ReportCategory[];
  accused: Accused[];
  divisions: string[];
  /** Words with blanks between. */
  titles: string;
  level: RoutingLevel | undefined;
  desk: string;
  acceptDays: string;
  answerDays: string;
  line: string;
  source: string;
  confidence: Confidence;
  on: boolean;
}

export const formOf = (rule: RoutingRule | undefined): RuleForm => ({
  name: rule?.name ?? '',
  categories: rule?.when.categories ?? [],
  accused: rule?.when.accused ?? [],
  divisions: rule?.when.divisions ?? [],
  titles: rule?.when.titles?.join(' ') ?? '',
  level: rule?.level,
  desk: rule?.desk ?? '',
  acceptDays: rule?.acceptDays?.toString() ?? '',
  answerDays: rule?.answerDays?.toString() ?? '',
  line: rule?.line ?? '',
  source: rule?.source ?? '',
  confidence: rule?.confidence ?? 'none',
  on: rule?.on ?? true,
});

const some = <Item>(items: readonly Item[]) => (items.length > 0 ? items : undefined);
const number = (typed: string) => (typed ? Number(typed) : undefined);

/** The same as the contract wants it, which says what is wrong. */
export const contentOf = ({ categories, accused, divisions, titles, ...form }: RuleForm) => ({
  ...form,
  when: {
    categories: some(categories),
    accused: some(accused),
    divisions: some(divisions),
    titles: some(titles.split(/[\s、，]+/).filter(Boolean)),
  },
  desk: form.desk.trim() || undefined,
  acceptDays: number(form.acceptDays),
  answerDays: number(form.answerDays),
});
