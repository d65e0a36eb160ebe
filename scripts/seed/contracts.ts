import { addDays, monthOf, twoDigits, yearOf } from '@shared/time';
import type { AssetRow, ContractRow, ResourceRow } from '../../functions/accounts/registers/rows';
import { AS_OF_DAY, dayOf, noonOf } from './calendar';
import type { Dice } from './dice';
import type { SeedVillage } from './districts';

/** A rent that came in: the entry in the books, and part of what the contract has received. */
export interface RentReceipt {
  readonly on: string;
  readonly amountFen: number;
  readonly payer: string;
  readonly summary: string;
}

interface Let {
  readonly of: { assetId: string } | { resourceId: string };
  readonly what: string;
  readonly title: string;
  readonly rentYuan: [number, number];
  readonly company: boolean;
}

const COMPANIES = [
  '丰源农业专业合作社',
  '川南水产养殖有限公司',
  '绿野家庭农场',
  '长江源粮油种植专业合作社',
  '惠民农机服务专业合作社',
  '兴旺蔬菜种植家庭农场',
  '竹海林业开发有限公司',
  '顺达物流有限公司',
];

function letOf({ resourceId, kind, name, areaMu }: ResourceRow): Let {
  const of = { resourceId };
  const mu = (from: number, to: number): [number, number] => [from * areaMu, to * areaMu];
  switch (kind) {
    case 'pond':
      return { of, what: name, title: `${name}养鱼承包合同`, rentYuan: mu(180, 420), company: areaMu > 14 };
    case 'woodland':
      return { of, what: name, title: `${name}承包经营合同`, rentYuan: mu(15, 48), company: areaMu > 120 };
    case 'constructionLand':
      return { of, what: name, title: `${name}场地租赁合同`, rentYuan: mu(1_200, 4_200), company: true };
    default:
      return { of, what: name, title: `${name}经营权流转合同`, rentYuan: mu(300, 650), company: areaMu > 25 };
  }
}

const assetLet = ({ assetId, name, bases }: AssetRow): Let => ({
  of: { assetId },
  what: name,
  title: `${name}租赁合同`,
  rentYuan: [bases[0]!.originalValueFen * 0.0003, bases[0]!.originalValueFen * 0.0006],
  company: /冷藏库|烘干房/.test(name),
});

/**
 * The contracts of what the village lets, and the rents that came in in 2025 and 2026. Rent is due on the contract's day
 * each year; some pay late, and what is due and has not come is arrears.
 */
export function contractsOf(
  dice: Dice,
  village: SeedVillage,
  resources: readonly ResourceRow[],
  assets: readonly AssetRow[],
  naturalPerson: () => string,
): { contracts: ContractRow[]; receipts: RentReceipt[] } {
  const lets = [
    ...assets.filter(({ status }) => status === 'leased').map(assetLet),
    ...resources.filter(({ use }) => use === 'contracted' || use === 'leased').map(letOf),
  ].slice(0, 9);
  const receipts: RentReceipt[] = [];
  const contracts = lets.map((given, index): ContractRow => {
    const startsOn = dayOf(dice.int(2019, 2025), dice.int(1, 12), dice.pick([1, 10, 15]));
    const ended = dice.chance(0.06);
    const length = ended ? Math.max(1, 2025 - yearOf(startsOn)) : dice.pick([8, 10, 12, 15, 20]);
    const endsOn = addDays(`${yearOf(startsOn) + length}${startsOn.slice(4)}`, -1);
    const partyB = given.company ? `南溪区${dice.pick(COMPANIES)}` : naturalPerson();
    const yearlyRentFen = dice.fen(Math.max(200, given.rentYuan[0]), Math.max(300, given.rentYuan[1]), 50);
    const late = dice.chance(0.2);
    const came: ContractRow['receipts'] = [];
    for (let year = yearOf(startsOn); year <= yearOf(AS_OF_DAY); year += 1) {
      const dueOn = `${year}${startsOn.slice(4)}`;
      if (dueOn > AS_OF_DAY || dueOn > endsOn) break;
      const paidOn = addDays(dueOn, dice.int(0, 24));
      const unpaid =
        late && year === 2026
          ? yearlyRentFen
          : late && year === 2025 && dice.chance(0.4)
            ? Math.round(yearlyRentFen / 200) * 100
            : 0;
      const amountFen = paidOn > AS_OF_DAY ? 0 : yearlyRentFen - unpaid;
      if (amountFen > 0) came.push({ receivedOn: paidOn, amountFen });
      if (amountFen > 0 && paidOn >= '2025-01-01')
        receipts.push({ on: paidOn, amountFen, payer: partyB, summary: `收${given.what}${year}年租金` });
    }
    const signedYear = yearOf(startsOn);
    return {
      villageCode: village.code,
      contractId: dice.ulid(noonOf(startsOn, index)),
      contractNo: `${village.code.slice(-6)}-HT-${signedYear}-${twoDigits(index + 1)}`,
      title: given.title,
      partyA: village.name,
      partyB,
      subject: given.what,
      ...given.of,
      signedOn: startsOn,
      startsOn,
      endsOn,
      yearlyRentFen,
      dues: Array.from({ length: yearOf(endsOn) - signedYear + 1 }, (_, years) => ({
        dueOn: `${signedYear + years}${startsOn.slice(4)}`,
        amountFen: yearlyRentFen,
      })).filter(({ dueOn }) => dueOn <= endsOn),
      receipts: came,
      decidedBy: `${signedYear}年${monthOf(startsOn)}月村民代表会议决议`,
      version: 1,
    };
  });
  return { contracts, receipts };
}
