import { maskName } from '@shared/text/mask';
import { affairsOf } from './affairs';
import { accountOf, isBoundDemo, type SeedAccount, type SeedGrant } from './accounts';
import { assetDrafts, cardsOf } from './asset-books';
import { bookOf, whatHappens } from './books';
import { cadresOfVillage, type Office, officersOf, officesOf, type Post } from './cadres';
import { ageOn, AS_OF_DAY } from './calendar';
import { contractsOf } from './contracts';
import { decidedThings } from './decided';
import { demoPeopleOf, demoPersonId, NIUJIAO } from './demo-people';
import { Dice } from './dice';
import { seedDistrictAt, type SeedDistrict, type SeedVillage } from './districts';
import { personFactsOf } from './eligibility';
import { familyMessages, familyOf, sharesOf, withFamily } from './family';
import { confidentialReports } from './custody';
import { draftsOf } from './flows';
import { openingsOf } from './openings';
import { noticesOf } from './notices';
import { paymentBatches, paymentsOfVillage, paymentYearsOf, returnedMessages } from './payments';
import { householdsOf, type Resident } from './people';
import { publicitiesOf } from './publicities';
import { yearsWithRegisters } from './register-years';
import { registersWithLife } from './register-life';
import { assetsOf, purchasesOf, resourcesOf } from './registers';
import { reportHistory } from './report-history';
import { loopReports } from './report-loop';
import { workReports } from './report-work';
import { restrictedReports } from './restrictions';
import { ratedByVillage, reportsOf } from './reports';
import { reviewEvents } from './review-events';
import { reviewsOf, scoresOf } from './reviews';

/** Everything the seed knows of one village, before it is sealed and keyed. */
export type SeededVillage = ReturnType<typeof villageOf>;

/** Villages with reports, and with reviews. */
const WITH_REPORTS = 0.17;
const WITH_REVIEWS = 0.2;

/** A village after the other, each made when it is asked for, so that memory holds one at a time. */
export function* villagesOf(
  copy: number,
  now: string,
  wanted: (code: string) => boolean = () => true,
): Generator<SeededVillage> {
  const district = seedDistrictAt(copy);
  const offices = officesOf(district);
  const batchesFor = paymentBatches(district);
  const accountants = accountantsOf(district);
  for (const village of district.villages) {
    if (!wanted(village.code)) continue;
    yield villageOf({
      district,
      village,
      offices,
      batches: batchesFor(village),
      accountants: accountants(village.townCode),
      now,
    });
  }
}

interface Given {
  readonly district: SeedDistrict;
  readonly village: SeedVillage;
  readonly offices: readonly Office[];
  readonly batches: ReturnType<ReturnType<typeof paymentBatches>>;
  readonly accountants: readonly [string, string];
  readonly now: string;
}

function villageOf({ district, village, offices, batches, accountants, now }: Given) {
  const roll = (what: string) => new Dice(`${what}:${village.code}`);
  const households = householdsOf(roll('people'), district, village);
  const people = households.flatMap(({ members }) => members);
  const groups = [...new Set(people.map(({ group }) => group))].sort();
  const cadres = cadresOfVillage(roll('cadres'), village, households);
  const listed = [...cadres, ...besideThem(village, people, cadres)];
  const standing = standingOf(
    village,
    people,
    listed,
    officersOf(roll('officers'), offices, village, households, cadres),
  );

  const family = familyOf(households);
  const atHome = withFamily(households, family);
  const payments = [
    ...paymentsOfVillage(roll('payments'), batches, households),
    ...paymentsOfVillage(roll('family'), batches, family),
  ];
  const owned = ownedBy(roll('books'), village, people, cadres, accountants);
  const decided = decidedThings(village, cadres, owned.registers);
  const notices = noticesOf(roll('notices'), village, owned.book.years, groups);

  const grantsOf = (person: Resident) => standing.get(person.personId) ?? [];
  const demo = people.filter(isBoundDemo).map((person) => accountOf(person, grantsOf(person)));
  const kin = family.flatMap(({ members }) => members.filter(isBoundDemo)).map((person) => accountOf(person, []));
  const reporters = reportersOf(roll('reporters'), village, people, standing).map((person) => accountOf(person, []));
  const wang = demo.find(({ person }) => person.personId === demoPersonId('wang-xiuying'));
  const scene = { district, village, cadres, groups, now };
  const told = reportsOf({ ...scene, dice: roll('reports') }, reporters, wang);
  // Dice of their own: what was there before stays as it was.
  const loop = { ...scene, dice: new Dice(`loop of ${village.code}`) };
  const hidden = { ...scene, dice: new Dice(`custody of ${village.code}`) };
  const held = { ...scene, dice: new Dice(`restrictions of ${village.code}`) };
  const isJianping = ({ person }: SeedAccount) => person.personId === demoPersonId('li-jianping');
  const busy = workReports({ ...scene, dice: new Dice(`work of ${village.code}`) }, reporters);
  const history = reportHistory({ ...scene, dice: new Dice(`history of ${village.code}`) });
  const reports = [
    ...told,
    ...(village.code === NIUJIAO ? loopReports(loop, wang, reporters[0]) : []),
    ...(village.code === NIUJIAO ? restrictedReports(held, kin.find(isJianping)) : []),
    ...(village.code === NIUJIAO ? confidentialReports(hidden, wang, reporters[1]) : []),
    ...busy,
    ...history,
  ];
  const reviewed = demo.length > 2 || roll('reviewed').chance(WITH_REVIEWS);
  const given = reviewed ? reviewsOf(roll('reviews'), village, people, cadres, notices) : [];
  const events = village.code === NIUJIAO ? reviewEvents({ village, people, cadres, payments, now }, given) : undefined;
  const reviews = [...given, ...(events?.reviews ?? [])];

  const affairs = affairsOf({
    dice: roll('affairs'),
    village,
    board: notices,
    cadres,
    accounts: [...demo, ...kin, ...reporters],
    groups,
    now,
  });

  return {
    village,
    households: atHome,
    /** The roles a person stands in, by person. */
    standing,
    cadres: listed,
    accounts: [...demo, ...kin, ...reporters],
    payments,
    paymentYears: paymentYearsOf(payments),
    shares: sharesOf(family),
    /** What is told beside the reports. */
    messages: [...familyMessages(family), ...returnedMessages(payments, [...demo, ...kin])],
    personFacts: personFactsOf(village, atHome, payments),
    publicities: publicitiesOf(village.code, atHome, payments, { now, demo: demo.length > 0 }),
    ...owned,
    registers: decided.registers,
    notices,
    affairs: { ...affairs, decisions: [...affairs.decisions, ...decided.decisions] },
    reports,
    reviews,
    bursts: events ? [events.held] : [],
    summaries: events?.summaries ?? [],
    falls: events?.falls ?? [],
    pledges: events?.pledges ?? [],
    ...scoresOf(reviews, ratedByVillage(reports), events ? [events.held] : []),
  };
}

/** The book and the registers: contracts let what the registers list, purchases are in both. */
function ownedBy(
  dice: Dice,
  village: SeedVillage,
  people: readonly Resident[],
  cadres: readonly Post[],
  [preparedBy, reviewedBy]: readonly [string, string],
) {
  const names = people.filter(({ bornOn }) => ageOn(bornOn, AS_OF_DAY) >= 20).map(({ name }) => name);
  const purchases = purchasesOf(dice, village);
  const assets = assetsOf(
    dice,
    village,
    purchases,
    cadres.map(({ person }) => maskName(person.name)),
  );
  const resources = resourcesOf(dice, village);
  const { contracts, receipts } = contractsOf(dice, village, resources, assets, () => maskName(dice.pick(names)));
  const drafts = draftsOf({
    dice,
    village,
    townFinance: `${village.townName}财政所`,
    receipts,
    purchases,
    assetNames: assets.map(({ name }) => name),
    people: names,
  });
  const signers = {
    bookkeeper: `${village.townName}农村集体财务代理中心`,
    preparedBy,
    reviewedBy,
    approvedBy: cadres[0]!.person.name,
  };
  const openingFen = dice.fen(30_000, 60_000 + 90_000 * village.wealth, 100) + dice.int(0, 9_999);
  const cards = cardsOf(
    village,
    assets,
    purchases.map(({ name }) => name),
    whatHappens(village, openingFen, drafts),
    new Set(contracts.flatMap(({ assetId }) => assetId ?? [])),
  );
  const all = [...drafts, ...assetDrafts(cards)];
  const book = bookOf(village, signers, openingsOf(village, openingFen, cards), all);
  const listed = { assets: cards, resources, contracts };
  const registers = registersWithLife(new Dice(`registers:${village.code}`), village, listed, book, {
    cadres: cadres.map(({ person }) => maskName(person.name)),
    people: names,
  });
  return { book: { ...book, years: yearsWithRegisters(book.years, registers) }, registers };
}

/** Who is a cadre beside those who were given a post: a 报账员 among the demo's people. */
function besideThem(village: SeedVillage, people: readonly Resident[], cadres: readonly Post[]): Post[] {
  const seated = new Set(cadres.map(({ person }) => person.personId));
  return people.flatMap((person) => {
    const grant = (person.grants ?? []).find(({ role, division }) => role === 'cadre' && division === village.code);
    return grant && !seated.has(person.personId) ? [{ person, title: grant.title ?? '' }] : [];
  });
}

function standingOf(
  village: SeedVillage,
  people: readonly Resident[],
  cadres: readonly Post[],
  officers: ReadonlyMap<string, Office>,
): Map<string, SeedGrant[]> {
  const standing = new Map<string, SeedGrant[]>();
  const give = (personId: string, grant: SeedGrant) =>
    standing.set(personId, [...(standing.get(personId) ?? []), grant]);
  for (const { personId, grants = [] } of people)
    for (const grant of grants) if (grant.role !== 'cadre') give(personId, grant);
  for (const { person, title } of cadres) give(person.personId, { role: 'cadre', division: village.code, title });
  for (const [personId, { role, division, title }] of officers) give(personId, { role, division, title });
  return standing;
}

function reportersOf(
  dice: Dice,
  village: SeedVillage,
  people: readonly Resident[],
  standing: ReadonlyMap<string, unknown>,
): Resident[] {
  const demo = people.some(isBoundDemo) && village.code.endsWith('002228');
  if (!demo && !dice.chance(WITH_REPORTS)) return [];
  const able = people.filter(({ personId, bornOn, phone }) => {
    const age = ageOn(bornOn, AS_OF_DAY);
    return (
      phone &&
      age >= 25 &&
      age <= 72 &&
      !standing.has(personId) &&
      personId !== demoPersonId('li-xiaojun') &&
      personId !== demoPersonId('wang-xiuying')
    );
  });
  return dice.sample(able, 2);
}

const ACCOUNTANTS =
  '罗静 曾晓梅 何丽君 杨雪琴 周文英 唐晓蓉 邓国平 蒋明辉 范小琴 薛莉 钟永芳 游敏 赖志强 毛建英 冯倩 汪洁 凌云霞 侯玉梅 温光明 严琳 龚雪 税玉芳';

/** Two accountants a town: one prepares, the other reviews. */
function accountantsOf(district: SeedDistrict): (town: string) => readonly [string, string] {
  const names = ACCOUNTANTS.split(' ');
  const place = new Map(district.towns.map(({ code }, index) => [code, index]));
  return (town) => [names[(2 * place.get(town)!) % names.length]!, names[(2 * place.get(town)! + 1) % names.length]!];
}

/** The demo's accounts that hold an office: whom the reports of any village may be told to. */
export function demoHolders(copy: number): SeedAccount[] {
  const district = seedDistrictAt(copy);
  return district.villages
    .flatMap((village) => demoPeopleOf(new Dice('holders'), district, village, 9))
    .flatMap(({ head }) => (isBoundDemo(head) && head.grants ? [accountOf(head, head.grants)] : []));
}
