import { BOOKKEEPERS, VOUCHER_SIGNERS } from './books';
import { VillageCode } from '../divisions';
import { Ulid, Version } from '../id';
import { IdNumber, PersonName } from '../identity/identity';
import { AmountFen, PositiveFen } from '../money';
import { PageQuery, pageOf } from '../page';
import { defineRoute } from '../route';
import { Day, Instant, Month } from '../time';
import * as z from '../zod';

/** What villagers owe the collective besides rent: 一事一议筹资 · 水费. */
export const LevyKind = z.enum(['raised', 'water']);
export type LevyKind = z.infer<typeof LevyKind>;

/** 等第二个人核对 · 已经下发. What is sent back waits again. */
export const LevyState = z.enum(['prepared', 'given']);
export type LevyState = z.infer<typeof LevyState>;

/**
 * Why some heads of a household do not pay (村民一事一议筹资筹劳管理办法 第七、八条): 特困供养（五保） and 现役军人 never do; 家庭确有困难 where the meeting
 * has let them off.
 */
export const Exemption = z.enum(['destitute', 'serving', 'hardship']);
export type Exemption = z.infer<typeof Exemption>;

/** 人数不对 · 表抄错了 · 应当减免 · 不该由他交. */
export const ChargeCorrectionReason = z.enum(['headsWrong', 'misread', 'exempt', 'notTheirs']);
export type ChargeCorrectionReason = z.infer<typeof ChargeCorrectionReason>;

/** 微信支付 · 现金. */
export const ChargePaidBy = z.enum(['wechat', 'cash']);
export type ChargePaidBy = z.infer<typeof ChargePaidBy>;

/** How many of a household. */
const Heads = z.int().check(z.minimum(0, '人数不对'), z.maximum(30, '一户没有这么多人，请核对'));
/** Whole cubic metres, as a meter shows them. */
const Reading = z.int().check(z.minimum(0, '读数不对'), z.maximum(9_999_999, '读数太大了，请核对'));

/** What a sum follows from: heads of a household, or two readings of a meter; which of them, the kind of the levy says. */
export const ChargeBasis = z.object({
  heads: z.optional(Heads.check(z.minimum(1, '请填人数'))),
  exemptHeads: z.optional(Heads),
  exemption: z.optional(Exemption),
  previous: z.optional(Reading),
  present: z.optional(Reading),
});
export type ChargeBasis = z.infer<typeof ChargeBasis>;

/** What anyone may know of a levy: never who owes, and no sum that is of a few. */
export const PublicLevy = z.object({
  levyId: Ulid,
  kind: LevyKind,
  title: z.string(),
  decisionId: Ulid,
  /** Fen a head, or a cubic metre. */
  rateFen: PositiveFen,
  dueOn: Day,
  givenOn: z.optional(Day),
  /** Absent where it is of fewer than five. */
  charges: z.optional(z.int()),
  chargedFen: z.optional(PositiveFen),
  /** Absent where fewer than five paid, or fewer than five did not. */
  paid: z.optional(z.int()),
  receivedFen: z.optional(PositiveFen),
});
export type PublicLevy = z.infer<typeof PublicLevy>;

/** A levy at the office that makes it. */
export const Levy = z.object({
  levyId: Ulid,
  villageCode: VillageCode,
  kind: LevyKind,
  state: LevyState,
  title: z.string(),
  decisionId: Ulid,
  rateFen: PositiveFen,
  dueOn: Day,
  charges: z.int(),
  chargedFen: PositiveFen,
  paid: z.int(),
  receivedFen: PositiveFen,
  preparedBy: z.string(),
  preparedAt: Instant,
  givenBy: z.optional(z.string()),
  givenAt: z.optional(Instant),
  sentBackBy: z.optional(z.string()),
  version: z.int(),
});
export type Levy = z.infer<typeof Levy>;

const ChargeReceipt = z.object({ receivedOn: Day, amountFen: PositiveFen, by: ChargePaidBy });
const ChargeChange = z.object({
  at: Instant,
  by: z.string(),
  /** Who agreed, once it was given out. */
  agreedBy: z.optional(z.string()),
  reason: ChargeCorrectionReason,
  fromFen: PositiveFen,
  toFen: PositiveFen,
});

/** What one person owes of a levy. */
export const Charge = z.object({
  chargeId: Ulid,
  villageCode: VillageCode,
  levyId: Ulid,
  kind: LevyKind,
  title: z.string(),
  /** Masked: 王*英. */
  payer: z.string(),
  group: z.string(),
  basis: ChargeBasis,
  rateFen: PositiveFen,
  amountFen: PositiveFen,
  owedFen: PositiveFen,
  dueOn: Day,
  receipts: z.array(ChargeReceipt),
  changes: z.array(ChargeChange),
  /** A correction that waits for a second person. */
  correction: z.optional(
    z.object({ askedBy: z.string(), askedAt: Instant, reason: ChargeCorrectionReason, toFen: PositiveFen }),
  ),
  version: z.int(),
});
export type Charge = z.infer<typeof Charge>;

const VillageParams = z.object({ villageCode: VillageCode });
const LevyParams = z.extend(VillageParams, { levyId: Ulid });
const ChargeParams = z.extend(VillageParams, { chargeId: Ulid });

/** Who makes a levy and takes its cash in the village, and who keeps the village's books. */
export const LEVY_OFFICE = ['cadre', ...BOOKKEEPERS] as const;

export const listLevies = defineRoute({
  id: 'listLevies',
  method: 'GET',
  path: '/villages/{villageCode}/levies',
  summary: 'What a village raises from its people, newest first, in sums alone (一事一议筹资、水费)',
  access: 'public',
  params: VillageParams,
  query: PageQuery,
  response: pageOf(PublicLevy),
  errors: ['page.badCursor'],
});

export const listLevyDesk = defineRoute({
  id: 'listLevyDesk',
  method: 'GET',
  path: '/villages/{villageCode}/levy-desk',
  summary: 'The levies of a village for its office, those that wait to be confirmed among them (收款清单)',
  access: LEVY_OFFICE,
  within: 'villageCode',
  params: VillageParams,
  query: PageQuery,
  response: pageOf(Levy),
  errors: ['page.badCursor'],
});

export const listCharges = defineRoute({
  id: 'listCharges',
  method: 'GET',
  path: '/villages/{villageCode}/levies/{levyId}/charges',
  summary: 'Who owes what of a levy, for the office alone (应收名单)',
  access: LEVY_OFFICE,
  within: 'villageCode',
  params: LevyParams,
  query: PageQuery,
  response: z.extend(pageOf(Charge), { levy: Levy }),
  errors: ['page.badCursor'],
});

export const prepareLevy = defineRoute({
  id: 'prepareLevy',
  method: 'POST',
  path: '/villages/{villageCode}/levies',
  summary: 'Begins a levy from a decision that covers it (编收款清单)',
  access: ['cadre'],
  within: 'villageCode',
  params: VillageParams,
  body: z.object({
    kind: LevyKind,
    decisionId: Ulid,
    rateFen: AmountFen.check(z.minimum(1, '请填标准')),
    /** The month of a meter's bill. */
    month: z.optional(Month),
    dueOn: Day,
  }),
  response: Levy,
  errors: ['identity.bindingRequired', 'levies.decisionMissing', 'levies.overCap'],
  idempotent: true,
  limit: { calls: 60, perSeconds: 86_400 },
});

/** So many lines come at once: the households of a large village. */
export const MOST_CHARGES = 500;

/** Who owes: by name, and the number of the card that lies on the counter; from a list, by the group too, where nobody else there has that name. */
const ChargeLine = z.object({
  name: PersonName,
  idNumber: z.optional(IdNumber),
  group: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(20, '组名太长了'))),
  basis: ChargeBasis,
});
export type ChargeLine = z.infer<typeof ChargeLine>;

export const addCharges = defineRoute({
  id: 'addCharges',
  method: 'POST',
  path: '/villages/{villageCode}/levies/{levyId}/charges',
  summary:
    'Adds people to a levy that is not given out yet, all of a list or none; the sum is computed, and who stands on it already as they are said is left (加人)',
  access: ['cadre'],
  within: 'villageCode',
  params: LevyParams,
  body: z.object({
    lines: z.array(ChargeLine).check(z.minLength(1), z.maxLength(MOST_CHARGES, `一次最多加 ${MOST_CHARGES} 户`)),
  }),
  response: Levy,
  errors: ['identity.bindingRequired', 'levies.wrongState', 'levies.linesWrong', 'version.stale'],
  idempotent: true,
});

export const decideLevy = defineRoute({
  id: 'decideLevy',
  method: 'POST',
  path: '/villages/{villageCode}/levies/{levyId}/decision',
  summary: 'Gives a levy out to the people as it was seen, or sends it back; by nobody who made it (核对下发)',
  access: VOUCHER_SIGNERS,
  within: 'villageCode',
  params: LevyParams,
  body: z.object({ agrees: z.boolean(), version: Version }),
  response: Levy,
  errors: [
    'identity.bindingRequired',
    'levies.wrongState',
    'levies.samePerson',
    'levies.decisionMissing',
    'levies.overCap',
    'version.stale',
  ],
  idempotent: true,
});

export const correctCharge = defineRoute({
  id: 'correctCharge',
  method: 'POST',
  path: '/villages/{villageCode}/charges/{chargeId}/correction',
  summary: 'Changes a charge, or takes it back; once it was given out, when a second person agrees (更正)',
  access: ['cadre'],
  within: 'villageCode',
  params: ChargeParams,
  body: z.object({
    /** Absent: the charge is taken back. */
    basis: z.optional(ChargeBasis),
    reason: ChargeCorrectionReason,
    version: Version,
  }),
  response: Charge,
  errors: [
    'identity.bindingRequired',
    'levies.wrongState',
    'levies.unfit',
    'levies.paidMore',
    'levies.samePerson',
    'version.stale',
  ],
  idempotent: true,
});

export const decideChargeCorrection = defineRoute({
  id: 'decideChargeCorrection',
  method: 'POST',
  path: '/villages/{villageCode}/charges/{chargeId}/correction/decision',
  summary: 'Agrees to a correction of a charge, or not; by neither who asked nor who owes (同意更正)',
  access: VOUCHER_SIGNERS,
  within: 'villageCode',
  params: ChargeParams,
  body: z.object({ agrees: z.boolean(), version: Version }),
  response: Charge,
  errors: [
    'identity.bindingRequired',
    'levies.wrongState',
    'levies.unfit',
    'levies.samePerson',
    'levies.paidMore',
    'levies.decisionMissing',
    'levies.overCap',
    'version.stale',
  ],
  idempotent: true,
});

export const noteChargeCash = defineRoute({
  id: 'noteChargeCash',
  method: 'POST',
  path: '/villages/{villageCode}/charges/{chargeId}/cash',
  summary: 'Notes that what is owed was paid in cash, and prepares its voucher; by another than who owes (收了现金)',
  access: ['cadre', 'township'],
  within: 'villageCode',
  params: ChargeParams,
  body: z.object({ version: Version }),
  response: Charge,
  errors: [
    'identity.bindingRequired',
    'levies.wrongState',
    'levies.samePerson',
    'dues.nothingDue',
    'accounts.cashier',
    'accounts.periodClosed',
    'version.stale',
  ],
  idempotent: true,
});

export const listMyCharges = defineRoute({
  id: 'listMyCharges',
  method: 'GET',
  path: '/me/charges',
  summary: 'What the caller owes the village, and paid it, newest first (我要交给村里的)',
  access: 'signedIn',
  query: PageQuery,
  response: pageOf(Charge),
  errors: ['page.badCursor'],
});
