/**
 * What the house rests on in law, each with the edition that was read: an amendment renumbers articles, and what is cited by number alone
 * then points elsewhere. `content` says what the article holds, so that it is found in any edition.
 */
const LAWS = {
  committees: { name: '村民委员会组织法', edition: '2018年文本' },
  collectives: { name: '农村集体经济组织法', edition: '2025年5月1日起施行' },
  accounting: { name: '会计法', edition: '2024年6月28日修正' },
} as const;

export interface Citation {
  readonly law: keyof typeof LAWS;
  readonly article: string;
  readonly content: string;
  /** Why the number may have moved since. */
  readonly doubt?: string;
}

/** The text in force from 1 January 2026 was not at hand; articles were inserted, so the numbers of 2018 have moved. */
const RENUMBERED = '2025年10月28日修正、2026年1月1日起施行的文本条号有变动，按内容找';

export const CITATIONS = {
  villagersMeeting: {
    law: 'committees',
    article: '第二十二条',
    content: '村民会议的到会人数和表决',
    doubt: RENUMBERED,
  },
  representativesMeeting: {
    law: 'committees',
    article: '第二十六条',
    content: '村民代表会议的到会人数和表决',
    doubt: RENUMBERED,
  },
  appraisal: { law: 'committees', article: '第三十三条', content: '民主评议', doubt: RENUMBERED },
  affairsPublicity: { law: 'committees', article: '第三十条', content: '村务公开', doubt: RENUMBERED },
  membersMeeting: {
    law: 'collectives',
    article: '第二十七条',
    content: '成员大会：三分之二以上有完全民事行为能力的成员参加，全体成员三分之二以上同意',
  },
  memberRepresentatives: {
    law: 'collectives',
    article: '第二十八条',
    content:
      '成员代表大会：全体成员代表三分之二以上同意；章程、成员确认、承包和宅基地及份额量化、土地补偿费、合并分立不能由它定',
  },
  separatedDuties: { law: 'accounting', article: '第二十五条', content: '记账与审批、经办、保管的人分开' },
  cashiers: { law: 'accounting', article: '第三十五条', content: '稽核；出纳不兼稽核、档案和收入、费用、债权债务账目' },
} as const satisfies Record<string, Citation>;

/** The law with its edition and the article: 《农村集体经济组织法》（2025年5月1日起施行）第二十八条. */
export function cite(key: keyof typeof CITATIONS): string {
  const { law, article } = CITATIONS[key];
  const { name, edition } = LAWS[law];
  return `${name}（${edition}）${article}`;
}
