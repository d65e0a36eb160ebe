import { registerContract } from '@shared/accounts/contracts';
import { DebtKind, registerDebt } from '@shared/accounts/debts';
import { registerProject, TenderMethod } from '@shared/accounts/projects';
import { type Asset, registerAsset, registerResource, Resource, ResourceUse } from '@shared/accounts/registers';
import { type Act, type Answers, type Asked, DECIDED, VOUCHER, voucherOf } from './act';
import { ACT, ASSET, ASSET_KINDS, DEBT_KIND, NEW, RESOURCE_KIND, RESOURCE_USE, TENDER } from './copy';
import { yearlyDues } from './dues';

type Options = NonNullable<Asked['options']>;
const optionsOf = <Key extends string>(keys: readonly Key[], words: Record<Key, string>): Options =>
  keys.map((value) => ({ value, label: words[value] }));

const text = (path: string, label: string, max: number, more: Partial<Asked> = {}): Asked => ({
  path,
  label,
  as: 'text',
  max,
  ...more,
});
const money = (path: string, label: string, more: Partial<Asked> = {}): Asked => ({
  path,
  label,
  as: 'money',
  max: 13,
  ...more,
});
const day = (path: string, label: string, as: 'day' | 'future', more: Partial<Asked> = {}): Asked => ({
  path,
  label,
  as,
  ...more,
});
const choice = (path: string, label: string, options: Options, more: Partial<Asked> = {}): Asked => ({
  path,
  label,
  as: 'choice',
  options,
  ...more,
});
const OPTIONAL = { optional: true };
const NOTE = text('note', NEW.note, 200, OPTIONAL);
/** 个人 or 单位; unless one says that it is a body, the name is masked. */
export const partyKind = (path: string): Asked =>
  choice(path, NEW.isPerson, optionsOf(['person', 'organisation'], NEW.partyKinds), { value: 'person' });

/** The village's own records of what it decided, to choose from: none where there are none. */
export type Decisions = readonly { decisionId: string; title: string }[];
const decision = (decisions: Decisions): Asked[] =>
  decisions.length > 0
    ? [
        choice(
          'decisionId',
          NEW.decision,
          decisions.map(({ decisionId, title }) => ({ value: decisionId, label: title })),
          OPTIONAL,
        ),
      ]
    : [];

export const newAsset = (villageCode: string): Act => ({
  key: 'asset',
  label: NEW.asset,
  asks: [
    text('name', NEW.name, 40),
    text('cardNo', NEW.cardNo, 30, { hint: NEW.cardNoHint }),
    choice(
      'kind',
      NEW.kind,
      ASSET_KINDS.map((kind) => ({ value: kind, label: kind })),
    ),
    day('acquiredOn', NEW.acquiredOn, 'day'),
    money('originalValueFen', NEW.originalFen),
    choice('method', NEW.method, optionsOf(['straightLine', 'none'], ASSET.methods), { value: 'straightLine' }),
    { path: 'usefulLifeMonths', label: NEW.years, as: 'number', max: 4, value: '10' },
    { path: 'residualPercent', label: NEW.residual, as: 'number', max: 4, value: '5' },
    text('place', NEW.place, 60),
    text('custodian', NEW.custodian, 20),
    VOUCHER,
    NOTE,
  ],
  route: registerAsset,
  params: { villageCode },
  body: ({ usefulLifeMonths, ...answers }) => ({
    ...answers,
    // Asked in years, kept in months.
    usefulLifeMonths: Math.round(Number(usefulLifeMonths) * 12),
    ...voucherOf(answers, answers.acquiredOn),
  }),
});

export const newResource = (villageCode: string): Act => ({
  key: 'resource',
  label: NEW.resource,
  asks: [
    text('name', NEW.name, 40),
    choice('kind', NEW.kind, optionsOf(Resource.shape.kind.options, RESOURCE_KIND)),
    { path: 'areaMu', label: NEW.areaMu, as: 'number', max: 10 },
    text('place', NEW.place, 60),
    text('bounds', NEW.bounds, 120, { hint: NEW.boundsHint }),
    choice('use', NEW.use, optionsOf(ResourceUse.options, RESOURCE_USE)),
    text('certificateNo', NEW.certificateNo, 60, OPTIONAL),
    NOTE,
  ],
  route: registerResource,
  params: { villageCode },
  body: (answers) => answers,
});

/** What a contract may let: what is on a card and not let by another. */
export interface Lettable {
  assets: readonly Pick<Asset, 'assetId' | 'name' | 'status'>[];
  resources: readonly Pick<Resource, 'resourceId' | 'name' | 'use'>[];
}

const letOf = (thing: Answers[string]) => {
  const [kind, id] = String(thing ?? '').split(':');
  return kind === 'asset' ? { assetId: id } : kind === 'resource' ? { resourceId: id } : {};
};

export const newContract = (villageCode: string, { assets, resources }: Lettable, decisions: Decisions): Act => {
  const things = [
    ...assets.flatMap(({ assetId, name, status }) =>
      status === 'inUse' || status === 'idle' ? [{ value: `asset:${assetId}`, label: name }] : [],
    ),
    ...resources.flatMap(({ resourceId, name, use }) =>
      use === 'selfUsed' || use === 'idle' ? [{ value: `resource:${resourceId}`, label: name }] : [],
    ),
  ];
  return {
    key: 'contract',
    label: NEW.contract,
    asks: [
      text('title', NEW.contractTitle, 60),
      text('contractNo', NEW.contractNo, 40),
      text('partyB', NEW.partyB, 40),
      partyKind('partyBKind'),
      text('subject', NEW.subject, 60),
      ...(things.length > 0 ? [choice('thing', NEW.thing, things, OPTIONAL)] : []),
      day('signedOn', NEW.signedOn, 'day'),
      day('startsOn', NEW.startsOn, 'future'),
      day('endsOn', NEW.endsOn, 'future'),
      money('yearlyRentFen', NEW.yearlyFen, { hint: NEW.yearlyHint }),
      DECIDED,
      ...decision(decisions),
      NOTE,
    ],
    route: registerContract,
    params: { villageCode },
    body: ({ thing, ...answers }) => ({
      ...answers,
      ...letOf(thing),
      dues: yearlyDues({
        startsOn: String(answers.startsOn ?? ''),
        until: String(answers.endsOn ?? ''),
        amountFen: answers.yearlyRentFen,
      }),
    }),
  };
};

export const newDebt = (villageCode: string): Act => ({
  key: 'debt',
  label: NEW.debt,
  asks: [
    choice('kind', NEW.kind, optionsOf(DebtKind.options, DEBT_KIND)),
    text('counterparty', NEW.counterparty, 40),
    partyKind('counterpartyKind'),
    text('what', NEW.what, 60),
    money('principalFen', NEW.principalFen),
    day('arisenOn', NEW.arisenOn, 'day'),
    day('dueOn', NEW.dueOn, 'future', OPTIONAL),
    text('interest', NEW.interest, 40, { ...OPTIONAL, hint: NEW.interestHint }),
    VOUCHER,
    NOTE,
  ],
  route: registerDebt,
  params: { villageCode },
  body: (answers) => ({ ...answers, ...voucherOf(answers, answers.arisenOn) }),
});

const source = (answers: Answers, place: 0 | 1) => {
  const from = answers[`sources.${place}.from`];
  const amountFen = answers[`sources.${place}.amountFen`];
  return from !== undefined || amountFen !== undefined || place === 0 ? [{ from, amountFen }] : [];
};

export const newProject = (villageCode: string, decisions: Decisions): Act => ({
  key: 'project',
  label: NEW.project,
  asks: [
    text('name', NEW.name, 60),
    text('what', NEW.projectWhat, 300, OPTIONAL),
    money('budgetFen', NEW.budgetFen),
    text('sources.0.from', NEW.sourceFrom, 30, { hint: NEW.sourceFromHint }),
    money('sources.0.amountFen', NEW.sourceFen),
    text('sources.1.from', NEW.source2From, 30, OPTIONAL),
    money('sources.1.amountFen', NEW.source2Fen, OPTIONAL),
    day('decidedOn', NEW.decidedOn, 'day'),
    DECIDED,
    ...decision(decisions),
    choice('tender', NEW.tender, optionsOf(TenderMethod.options, TENDER), OPTIONAL),
    text('contractor', ACT.contractor, 60, OPTIONAL),
    partyKind('contractorKind'),
    money('contractFen', ACT.contractFen, OPTIONAL),
    day('startsOn', NEW.startOn, 'future', OPTIONAL),
    day('finishesOn', NEW.finishOn, 'future', OPTIONAL),
  ],
  route: registerProject,
  params: { villageCode },
  body: (answers) => ({ ...answers, sources: [...source(answers, 0), ...source(answers, 1)] }),
});
