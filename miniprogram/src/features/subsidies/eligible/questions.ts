import { type FactKey, factOf } from '@shared/subsidies/facts';

export interface Question {
  id: string;
  /** `several`: any of its facts at once; `yesNo` `choice` `number` `day`: one fact. */
  kind: 'yesNo' | 'several' | 'choice' | 'number' | 'day';
  ask: string;
  hint?: string;
  facts: readonly FactKey[];
  /** The words of yes and no, where 有 and 没有 do not fit. */
  words?: readonly [yes: string, no: string];
  /** A day or a number that is not there: 没有孩子, 没有地. `without` is the fact that is then false; a number is then 0. */
  none?: string;
  without?: FactKey;
}

const several = (id: string, ask: string, facts: FactKey[], hint?: string): Question => ({
  id,
  kind: 'several',
  ask,
  facts,
  ...(hint && { hint }),
});
const yesNo = (fact: FactKey, ask: string, words?: [string, string]): Question => ({
  id: fact,
  kind: 'yesNo',
  ask,
  facts: [fact],
  ...(words && { words }),
});

const TENDER = '不想说可以点“不清楚”。';

/** The interview, in the order of asking where two settle as much. Each fact is asked by one question. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'born',
    kind: 'day',
    ask: '您是哪天出生的？',
    hint: '按身份证写 8 位数字，比如 19580416。',
    facts: ['bornOn'],
  },
  several('household', '您家是下面哪一类？', ['dibao', 'tekun', 'bianyuan', 'tuopin', 'jiance'], '可以选几个。'),
  { id: 'hukou', kind: 'choice', ask: '您的户口在哪里？', facts: ['hukou'] },
  {
    id: 'land',
    kind: 'number',
    ask: '您家有多少亩承包地？',
    hint: '看土地承包经营权证，比如 3.2。',
    facts: ['landMu'],
    none: '没有承包地',
  },
  several('crops', '今年地里种了下面哪些？', [
    'growsRice',
    'growsGrain',
    'growsRapeseed',
    'growsSoyCorn',
    'sorghumOrder',
  ]),
  yesNo('abandonedLand', '承包地有没有荒着没种的？', ['有撂荒的', '没有撂荒']),
  { id: 'rent', kind: 'number', ask: '租别人的地种粮，有多少亩？', facts: ['rentedMu'], none: '没有租地' },
  several('farming', '今年有没有做过这些？', ['boughtMachine', 'scrappedMachine', 'reclaimedLand', 'usedStraw']),
  several('animals', '养的牲畜家禽，今年遇到过这些吗？', ['culledAnimals', 'deadAnimalsHandled']),
  several('forest', '您家有下面这些林地吗？', [
    'returnedNew',
    'returnedExtended',
    'publicForest',
    'naturalForest',
    'plantedForest',
    'tendedForest',
    'bamboo',
  ]),
  { id: 'disability', kind: 'choice', ask: '您有残疾证吗？几级？', facts: ['disabilityGrade'] },
  { id: 'disabilityKind', kind: 'choice', ask: '残疾证上写的是哪一类？', facts: ['disabilityKind'] },
  yesNo('needsCare', '平时吃饭、穿衣、走动，离得开别人照料吗？', ['离不开', '自己能行']),
  yesNo('wheelchairCar', '您有残疾人机动轮椅车吗？'),
  {
    id: 'child',
    kind: 'day',
    ask: '最小的孩子是哪天出生的？',
    hint: '写 8 位数字，比如 20240105。',
    facts: ['youngestChildBornOn', 'hasChild'],
    none: '没有孩子',
    without: 'hasChild',
  },
  several('school', '家里有孩子在上学吗？', [
    'inKindergarten',
    'inCompulsory',
    'inSenior',
    'inVocational',
    'disabledStudent',
  ]),
  several('minor', '这个孩子是下面的情况吗？', ['orphan', 'unattended'], TENDER),
  several(
    'familyPlanning',
    '生育方面，有下面的情况吗？',
    ['oneChildOrTwoDaughters', 'onlyChildCertificate', 'childDisabled', 'childDied', 'surgeryComplication'],
    TENDER,
  ),
  { id: 'sex', kind: 'choice', ask: '您是男是女？', facts: ['sex'] },
  several('soldier', '您或家里当过兵吗？', [
    'veteranRural',
    'veteranSick',
    'veteranWar',
    'veteranBefore1954',
    'veteranInjured',
    'justRetired',
    'conscriptAtHome',
  ]),
  several('martyr', '您是下面的家属吗？', ['martyrSurvivor', 'martyrChild']),
  yesNo('regularPension', '您已经在领定期抚恤金或生活补助吗？', ['在领', '没有领']),
  several('post', '您现在或以前做过这些吗？', [
    'vaccinator',
    'ranger',
    'publicPost',
    'formerCadre',
    'formerDoctor',
    'formerFisher',
    'reducedWorker',
  ]),
  several('lifted', '脱贫户和监测户：今年有没有？', ['povertyLoan', 'worksOtherProvince', 'startedIndustry']),
  several(
    'hardship',
    '家里现在有这些难处吗？',
    ['incomeBelowLine', 'noSupport', 'suddenHardship', 'disaster', 'dangerousHouse'],
    TENDER,
  ),
  yesNo('toiletRebuilt', '家里新建或改建过卫生厕所吗？'),
  yesNo('reservoirMigrant', '您是登记过的水库移民吗？', ['是', '不是']),
];

/** What a choice or one of several is called on its button. */
export const labelOf = (key: FactKey): string => {
  const fact = factOf(key);
  return fact.kind === 'yesNo' ? fact.has : key;
};
