import { createHash } from 'node:crypto';
import { problemsOfAppraisal } from '@shared/affairs/appraisals';
import { quarterOf } from '@shared/quarters';
import { findingOf } from '@shared/subsidies/eligibility-verdict';
import { KnownFacts } from '@shared/subsidies/facts';
import { isIdNumber } from '@shared/text/id-number';
import { Ulid } from '@shared/id';
import * as z from '@shared/zod';
import { contractOn } from '../../functions/accounts/registers/contract';
import { unpaidOf } from '../../functions/accounts/registers/rent';
import { registerSums } from '../../functions/accounts/registers/sums';
import { heldIn } from '../../functions/affairs/appraisals/appraisal';
import { dueAt } from '../../functions/reports/report';
import { ruleInForce } from '../../functions/subsidies/payment';
import { stateAt } from '../../functions/subsidies/publicity/publicity';
import { isOf, type Member } from '../../functions/reviews/bursts/burst';
import { partitionOf, type Subject } from '../../functions/reviews/review-store';
import { countOf } from '../../functions/reviews/score';
import { APPRAISED_ONCE } from './appraisals';
import { ageOn, AS_OF, AS_OF_DAY } from './calendar';
import { DEMO_VILLAGES, demoPeople, demoPersonId, NIUJIAO } from './demo-people';
import { seedDistrictAt } from './districts';
import { eligibilityRows, publicityRules } from './eligibility';
import { contradictionsIn } from './invariants';
import { policyRows } from './policies';
import { programRows, ruleRows } from './programs';
import { messagesOf } from './reports';
import { demoHolders, type SeededVillage, villagesOf } from './village';

// What a confidential report knows its reporter by is keyed.
process.env.LOOKUP_KEY ??= 'lookup-key-'.padEnd(64, '0');

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const peopleOf = ({ households }: SeededVillage) => households.flatMap(({ members }) => members);

/** Kept small: what a run is compared by. */
const hashOf = (villages: Iterable<SeededVillage>) => {
  const hash = createHash('sha256');
  for (const { standing, ...village } of villages) hash.update(JSON.stringify([village, [...standing]]));
  return hash.digest('hex');
};

/** Enough of a second run to compare: 牛角村 is among them, and each village rolls its own dice. */
const SOME = 40;
function* some(all: Iterable<SeededVillage>): Generator<SeededVillage> {
  let left = SOME;
  for (const village of all) {
    yield village;
    if ((left -= 1) === 0) return;
  }
}

let villages: SeededVillage[];
let niujiao: SeededVillage;
beforeAll(() => {
  villages = [...villagesOf(0, AS_OF)];
  niujiao = villages.find(({ village }) => village.code === NIUJIAO)!;
});

describe('the seed', () => {
  it('is the same each time', () => {
    expect(hashOf(some(villagesOf(0, AS_OF)))).toBe(hashOf(some(villages)));
  });

  it('has only its reports, a burst of reviews, what is scheduled and the list that is open depend on the present', () => {
    const later = [...some(villagesOf(0, '2027-02-01T00:00:00.000Z'))];
    const withoutReports = (all: SeededVillage[]) =>
      hashOf(
        all.map(({ affairs, ...it }) => ({
          ...it,
          affairs: { ...affairs, notices: affairs.notices.filter(({ publishedAt }) => publishedAt < AS_OF) },
          publicities: [],
          // The burst comes the evening before the seed.
          bursts: [],
          reviews: it.reviews.filter(({ subjectId }) => subjectId !== 'attitude'),
          reports: [],
          scores: [],
          countedVoices: [],
        })),
      );
    expect(withoutReports(later)).toBe(withoutReports([...some(villages)]));
    expect(later.flatMap(({ reports }) => reports)[0]!.report.submittedAt).not.toBe(
      villages.flatMap(({ reports }) => reports)[0]!.report.submittedAt,
    );
  });

  it('repeats the district under codes of nobody', () => {
    const first = seedDistrictAt(0);
    const second = seedDistrictAt(1);
    expect(second.villages).toHaveLength(first.villages.length);
    expect(second.villages.every(({ code }) => code.startsWith('900001'))).toBe(true);
    const { value } = villagesOf(1, AS_OF).next() as { value: SeededVillage };
    const known = new Set(villages.flatMap(peopleOf).map(({ idNumber }) => idNumber));
    expect(peopleOf(value).some(({ idNumber }) => known.has(idNumber))).toBe(false);
  });

  it('has the real divisions and catalogues', () => {
    expect(villages).toHaveLength(158);
    expect(seedDistrictAt(0).towns).toHaveLength(11);
    expect(programRows()).toHaveLength(71);
    expect(policyRows()).toHaveLength(65);
    expect(new Set(ruleRows().map(({ programCode }) => programCode)).size).toBe(71);
    expect(ruleRows().find(({ programCode }) => programCode === 'BT01')!.documentNo).toBe('财农〔2016〕26号');
    expect(
      policyRows()
        .flatMap(({ programs }) => programs)
        .every(({ name }) => name.length > 0),
    ).toBe(true);
  });
});

describe('people', () => {
  it('have valid identity numbers, each its own, that tell their sex and birthday', () => {
    const people = villages.flatMap(peopleOf);
    expect(people.length).toBeGreaterThan(8_500);
    expect(people.filter(({ idNumber }) => !isIdNumber(idNumber))).toEqual([]);
    expect(new Set(people.map(({ idNumber }) => idNumber)).size).toBe(people.length);
    expect(new Set(people.map(({ personId }) => personId)).size).toBe(people.length);
    expect(
      people.filter(
        ({ idNumber, sex, bornOn }) =>
          (Number(idNumber[16]) % 2 === 1) !== (sex === 'male') || idNumber.slice(6, 14) !== bornOn.replaceAll('-', ''),
      ),
    ).toEqual([]);
    expect(people.filter(({ personId }) => !z.safeParse(Ulid, personId).success)).toEqual([]);
  });

  it('gives every village cadres of its own, the secretary first', () => {
    for (const { cadres, village } of villages) {
      expect(cadres.length).toBeGreaterThanOrEqual(3);
      expect(cadres.length).toBeLessThanOrEqual(6);
      expect(cadres[0]!.title).toContain('书记');
      expect(cadres.every(({ person }) => person.villageCode === village.code)).toBe(true);
      expect(new Set(cadres.map(({ person }) => person.personId)).size).toBe(cadres.length);
    }
  });

  it('has two officers a town, and the offices of the district', () => {
    const grants = villages.flatMap(({ standing }) => [...standing.values()].flat());
    for (const { code } of seedDistrictAt(0).towns)
      expect(
        grants.filter(({ role, division }) => role === 'township' && division === code).length,
      ).toBeGreaterThanOrEqual(2);
    expect(grants.filter(({ role }) => role === 'regulator').length).toBeGreaterThanOrEqual(3);
  });
});

describe('payments', () => {
  it('fit who is paid', () => {
    for (const { households, payments } of villages) {
      const homes = new Map(
        households.flatMap((household) =>
          household.members.map((person) => [person.personId, { household, person }] as const),
        ),
      );
      const wrong = payments.filter(({ personId, programCode, paidOn, period, quantity }) => {
        const { household, person } = homes.get(personId)!;
        const age = ageOn(person.bornOn, paidOn);
        if (['BT52', 'BT56'].includes(programCode)) return age < 60;
        if (programCode === 'BT39') return age < 80;
        if (programCode === 'BT03') return household.farm.paddyMu === 0 || quantity !== household.farm.paddyMu;
        if (programCode === 'BT01') return household.farm.landMu === 0 || quantity !== household.farm.landMu;
        if (programCode === 'BT08') return household.farm.rapeseedMu === 0;
        if (programCode === 'BT29') return !person.traits.lowIncome;
        if (programCode === 'BT38') return (person.traits.disability ?? 9) > 2;
        if (programCode === 'BT69') return period > '2026年第2季度' && period.startsWith('2026');
        return false;
      });
      expect(wrong).toEqual([]);
    }
  });

  it('are quantity times price, under a rule in force that names the price where it is invented', () => {
    const rules = new Map(
      programRows().map(({ programCode }) => [
        programCode,
        ruleRows().filter((rule) => rule.programCode === programCode),
      ]),
    );
    const wrong = villages
      .flatMap(({ payments }) => payments)
      .filter(({ programCode, paidOn, unitPriceFen, quantity, amountFen }) => {
        const rule = ruleInForce(rules.get(programCode)!, paidOn);
        if (!rule) return true;
        if (unitPriceFen === undefined) return false;
        const named = rule.confidence !== 'none' || rule.standard.includes((unitPriceFen / 100).toFixed(2));
        return !named || amountFen !== Math.round(unitPriceFen * quantity!);
      });
    expect(wrong).toEqual([]);
  });

  it('add up to the yearly totals, credited ones alone', () => {
    for (const { payments, paymentYears } of villages) {
      const credited = new Map<string, number>();
      for (const { personId, paidOn, amountFen, status } of payments)
        if (status === 'credited') {
          const key = `${personId}#${paidOn.slice(0, 4)}`;
          credited.set(key, (credited.get(key) ?? 0) + amountFen);
        }
      const wrong = paymentYears.filter(
        ({ personId, year, totalFen, programs }) =>
          totalFen !== (credited.get(`${personId}#${year}`) ?? 0) ||
          totalFen !== sum(programs.map((program) => program.totalFen)),
      );
      expect(wrong).toEqual([]);
      expect(paymentYears.filter(({ totalFen }) => totalFen > 0)).toHaveLength(credited.size);
    }
  });

  it('have a state that fits the day, and ids of their own', () => {
    const payments = villages.flatMap((village) => village.payments);
    expect(payments.length).toBeGreaterThan(35_000);
    expect(payments.filter(({ status, paidOn }) => (status === 'planned') !== paidOn > AS_OF_DAY)).toEqual([]);
    expect(payments.filter(({ status, transfer }) => transfer.at(-1)!.status !== status)).toEqual([]);
    expect(new Set(payments.map(({ paymentId }) => paymentId)).size).toBe(payments.length);
    for (const status of ['planned', 'sent', 'returned'])
      expect(payments.some((payment) => payment.status === status)).toBe(true);
  });
});

test('no page of any village contradicts another: what is checked is in invariants.ts', () => {
  expect(villages.flatMap(contradictionsIn)).toEqual([]);
});

describe('books', () => {
  it('hold at least 37,000 entries, and every voucher balances', () => {
    expect(sum(villages.map(({ book }) => book.entries.length))).toBeGreaterThanOrEqual(37_000);
    const vouchers = villages.flatMap(({ book }) => book.vouchers);
    const wrong = vouchers.filter(
      ({ lines, totalFen }) =>
        sum(lines.map(({ debitFen }) => debitFen)) !== totalFen ||
        sum(lines.map(({ creditFen }) => creditFen)) !== totalFen,
    );
    expect(wrong).toEqual([]);
    const signers = vouchers.map(
      ({ preparedBy, reviewedBy, approvedBy }) => new Set([preparedBy, reviewedBy, approvedBy]),
    );
    expect(signers.filter(({ size }) => size !== 3)).toEqual([]);
  });

  it('chain the years, and the parts of a year add up', () => {
    for (const { book, registers } of villages) {
      const [first, second] = book.years;
      expect(second).toMatchObject(registerSums(registers, second!.registersOn));
      expect(second!.openingFen).toBe(first!.balanceFen);
      for (const year of book.years) {
        const entries = book.entries.filter((entry) => entry.year === year.year);
        const of = (direction: string) =>
          sum(entries.filter((entry) => entry.direction === direction).map(({ amountFen }) => amountFen));
        expect(year).toMatchObject({ incomeFen: of('income'), expenseFen: of('expense'), entryCount: entries.length });
        expect(year.openingFen + year.incomeFen - year.expenseFen).toBe(year.balanceFen);
        expect(sum(year.months.map(({ incomeFen }) => incomeFen))).toBe(year.incomeFen);
        expect(sum(year.accounts.map(({ totalFen }) => totalFen))).toBe(year.incomeFen + year.expenseFen);
        const sides = new Map(entries.map(({ accountCode, direction }) => [accountCode, direction]));
        expect(entries.filter(({ accountCode, direction }) => sides.get(accountCode) !== direction)).toEqual([]);
      }
    }
  });

  it('never pay what is not there, till and bank', () => {
    for (const { book } of villages) {
      const balance: Record<string, number> = { '101': 0, '102': book.years[0]!.openingFen };
      const low: number[] = [];
      for (const { lines } of book.vouchers) {
        for (const { accountCode, debitFen, creditFen } of lines)
          if (accountCode in balance) balance[accountCode]! += debitFen - creditFen;
        low.push(Math.min(balance['101']!, balance['102']!));
      }
      expect(Math.min(...low)).toBeGreaterThanOrEqual(0);
      expect(balance['101']! + balance['102']!).toBe(book.years.at(-1)!.balanceFen);
    }
  });

  it('number the vouchers through the year, and link reversals both ways', () => {
    const reversals = villages.flatMap(({ book }) => book.vouchers.filter(({ reversalOf }) => reversalOf));
    expect(reversals.length).toBeGreaterThan(5);
    for (const { book } of villages) {
      const numbers = book.vouchers.map(({ year, voucherNo }) => `${year}${voucherNo}`);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers).toEqual([...numbers].sort());
      for (const reversing of book.vouchers.filter(({ reversalOf }) => reversalOf))
        expect(book.vouchers.find(({ voucherId }) => voucherId === reversing.reversalOf)!.reversedBy).toBe(
          reversing.voucherId,
        );
    }
  });

  it('agree with the contracts on the rents of 2025 and 2026', () => {
    for (const { book, registers } of villages) {
      const { contracts } = registers;
      for (const contract of contracts) expect(unpaidOf(contract)).toBeGreaterThanOrEqual(0);
      const rents = book.entries.filter(({ summary, amountFen }) => summary.endsWith('年租金') && amountFen > 0);
      for (const { counterparty } of rents) expect(contracts.map(({ partyB }) => partyB)).toContain(counterparty);
      const linked = contracts.flatMap(({ receipts }) => receipts.flatMap(({ voucher }) => voucher?.voucherId ?? []));
      expect(new Set(linked).size).toBe(linked.length);
      expect(new Set(linked)).toEqual(new Set(rents.map(({ voucherId }) => voucherId)));
    }
  });

  it('link what the registers say to vouchers that are there', () => {
    for (const { book, registers } of villages) {
      const numbers = new Map(book.vouchers.map(({ voucherId, voucherNo }) => [voucherId, voucherNo]));
      const refs = [
        ...registers.events.map(({ voucher }) => voucher),
        ...registers.projects.flatMap(({ payments }) => payments.map(({ voucher }) => voucher)),
      ].flatMap((voucher) => voucher ?? []);
      expect(refs.length).toBeGreaterThan(0);
      for (const { voucherId, voucherNo } of refs) expect(numbers.get(voucherId)).toBe(voucherNo);
    }
  });

  it('have a contract of 牛角村 that owes rent, one that ends soon, debts and a project being built', () => {
    const { contracts, debts, projects } = niujiao.registers;
    const shown = contracts.map((contract) => contractOn(contract, AS_OF_DAY));
    expect(shown.some(({ arrearsFen, status }) => arrearsFen > 0 && status === 'active')).toBe(true);
    expect(shown.some(({ endsInDays }) => endsInDays !== undefined)).toBe(true);
    expect(debts.length).toBeGreaterThan(1);
    expect(projects.some(({ progress }) => progress.at(-1)!.stage === 'underway')).toBe(true);
  });

  it('have a project and a lease of 牛角村 that point to what decided them, on the day it was decided', () => {
    const { registers, affairs } = niujiao;
    const resolved = new Map(
      affairs.decisions.map(({ decision, records }) => [
        decision.decisionId,
        records.find(({ step }) => step === 'resolution')?.heldOn,
      ]),
    );
    const project = registers.projects.find(({ decisionId }) => decisionId)!;
    expect(resolved.get(project.decisionId!)).toBe(project.progress[0]!.on);
    const lease = registers.contracts.find(({ decisionId }) => decisionId)!;
    expect(resolved.get(lease.decisionId!)! < lease.signedOn).toBe(true);
    const signed = registers.events.find(({ itemId, kind }) => itemId === lease.contractId && kind === 'signed');
    expect(signed?.decisionId).toBe(lease.decisionId);
  });
});

describe('affairs, reports and reviews', () => {
  it('gives each village 6 to 12 notices, none from the future', () => {
    for (const { notices } of villages) {
      expect(notices.length).toBeGreaterThanOrEqual(6);
      expect(notices.length).toBeLessThanOrEqual(12);
      expect(notices.filter(({ publishedAt, body }) => publishedAt > AS_OF || /[{}]/.test(body))).toEqual([]);
    }
  });

  it('has the yearly 民主评议 of two villages, of which one had a member 不称职 twice in a row and a correction', () => {
    const appraised = villages.filter(({ affairs }) => affairs.appraisals.length > 0);
    const years = appraised.map(({ village, affairs }) => {
      for (const { heldOn, form, due, present, people, exempt, ...rest } of affairs.appraisals) {
        const roster = [...people, ...exempt];
        const meeting = { heldOn, form, due, present, people, exempt, place: rest.place, text: rest.text };
        const problems = problemsOfAppraisal(meeting, { today: AS_OF_DAY, required: roster, known: roster });
        expect([village.code, problems]).toEqual([village.code, []]);
      }
      return [
        village.code,
        heldIn(affairs.appraisals).map(({ year, version, twiceUnfit }) => [year, version, twiceUnfit.length]),
      ];
    });
    expect(Object.fromEntries(years)).toEqual({
      [NIUJIAO]: [
        [2026, 1, 1],
        [2025, 2, 0],
      ],
      [APPRAISED_ONCE]: [[2025, 1, 0]],
    });
  });

  it('has reports in every state, some near their deadline, with a timeline in order', () => {
    const reports = villages.flatMap((village) => village.reports);
    expect(reports.length).toBeGreaterThan(40);
    expect(new Set(reports.map(({ report }) => report.state)).size).toBe(8);
    for (const { report, events } of reports) {
      expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort());
      expect(events.at(-1)!.at <= AS_OF).toBe(true);
      // Which office it goes to, and what the accused say, move no version.
      const moves = events.filter(
        ({ step }) => step !== 'routed' && step !== 'statementGiven' && !step.startsWith('identity'),
      );
      expect(report.version).toBe(moves.length);
      expect(report.mode === 'named').toBe(report.reporterAccountId !== undefined);
      if (report.mode !== 'named') expect(report.reporterName).toBeUndefined();
    }
    const soon = reports.filter(({ report }) => {
      const due = dueAt(report);
      return due && due > AS_OF && Date.parse(due) < Date.parse(AS_OF) + 3 * 86_400_000;
    });
    expect(soon.length).toBeGreaterThan(0);
  });

  it('tells nobody of a report that accuses them', () => {
    const reports = villages.flatMap((village) => village.reports);
    const chen = demoHolders(0).find(({ person }) => person.personId === demoPersonId('chen-jianguo'))!;
    const accused = reports.filter(({ report }) => report.accusedPersonId === chen.person.personId);
    expect(accused.length).toBeGreaterThan(0);
    const told = messagesOf(reports, demoHolders(0)).filter(({ inbox }) => inbox === chen.accountId);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ reportId }) => accused.some(({ report }) => report.reportId === reportId))).toEqual([]);
  });

  it('scores a village by its published reviews and rated answers', () => {
    const voices = (all: readonly { counted: Record<string, number[]> }[]) =>
      all.flatMap(({ counted }) => Object.values(counted)).reduce((sum, stars) => sum + countOf(stars), 0);
    for (const { scores, reviews, reports, bursts } of villages) {
      const isHeld = (review: Subject & Member) =>
        bursts.some(({ subject, burst }) => partitionOf(subject) === partitionOf(review) && isOf(review, burst));
      const signed = reports.filter(({ report }) => report.rating && report.aboutKind === 'village');
      const rated = new Set(
        signed.flatMap(({ report: { mode, reporterPersonId, rating } }) =>
          mode === 'named' ? [`${reporterPersonId}#${quarterOf(rating!.ratedAt)}`] : [],
        ),
      ).size;
      const isAnswer = ({ subjectKind }: { subjectKind: string }) => subjectKind === 'answer';
      expect(voices(scores.filter(isAnswer))).toBe(rated);
      expect(voices(scores.filter((score) => !isAnswer(score)))).toBe(
        reviews.filter((review) => review.state === 'published' && !isHeld(review)).length,
      );
    }
    const held = villages.flatMap(({ bursts, reviews }) => bursts.map((each) => ({ ...each, reviews })));
    expect(held.map(({ subject }) => subject.villageCode)).toEqual([NIUJIAO]);
    expect(held[0]!.reviews.filter((review) => isOf(review, held[0]!.burst)).length).toBeGreaterThanOrEqual(10);
    expect(villages.flatMap(({ summaries }) => summaries.map(({ scores }) => scores.length))).toEqual([5, 5]);
    // What fell from one summary to the next, what was promised, and how enough payees judge a kind of subsidy.
    expect(niujiao.falls.length).toBeGreaterThan(0);
    expect(niujiao.pledges.map(({ state }) => state)).toEqual(['closed', 'open']);
    const subsidies = niujiao.scores.find(({ subjectKind }) => subjectKind === 'subsidy');
    expect(
      Object.values(subsidies!.shown)
        .flat()
        .reduce((all, count) => all + count, 0),
    ).toBeGreaterThanOrEqual(5);
    // The burst came the evening before the seed: its office still has its days.
    expect(held[0]!.row.dueOn > AS_OF_DAY).toBe(true);
    expect(villages.filter(({ reviews }) => reviews.length >= 3).length).toBeGreaterThan(10);
  });
});

describe("the demo's people", () => {
  it('are on the roster, but for the passer-by, and bound as they say', () => {
    const people = new Map(villages.flatMap(peopleOf).map((person) => [person.idNumber, person]));
    const bound = new Set(villages.flatMap(({ accounts }) => accounts.map(({ openid }) => openid)));
    for (const { key, idNumber, name, openid, ...demo } of demoPeople) {
      expect(people.get(idNumber)?.name).toBe(key === 'passer-by' ? undefined : name);
      expect(bound.has(openid)).toBe(demo.bound);
      expect(isIdNumber(idNumber)).toBe(true);
      expect(openid).toHaveLength(28);
    }
  });

  it('meet what they came to see', () => {
    const wang = niujiao.accounts.find(({ person }) => person.name === '王秀英')!;
    const hers = niujiao.reports.filter(({ report }) => report.reporterAccountId === wang.accountId);
    expect(hers.map(({ report }) => report.state).sort()).toEqual([
      'accepted',
      'answered',
      'awaiting',
      'merged',
      'submitted',
    ]);
    const programs = new Set(
      niujiao.payments
        .filter(({ personId }) => personId === wang.person.personId)
        .map(({ programCode }) => programCode),
    );
    expect(programs.size).toBeGreaterThanOrEqual(8);
    expect(
      niujiao.book.entries.some(({ counterparty }) => counterparty === '罗龙街道牛角村民委员会股份经济合作联合社'),
    ).toBe(true);
    const open = niujiao.reports.filter(({ report }) => report.handledByDivision === NIUJIAO && dueAt(report));
    const days = open.map(({ report }) => (Date.parse(dueAt(report)!) - Date.parse(AS_OF)) / 86_400_000);
    expect(days.some((left) => left > 0 && left < 7)).toBe(true);
  });
});

describe('what people are told of programs', () => {
  const rules = new Map(eligibilityRows().map((rule) => [rule.programCode, rule]));

  it('nobody who is paid a program would be told that it is not for them, on the day it was paid', () => {
    const contradicted = villages.flatMap(({ personFacts, payments }) => {
      const facts = new Map(personFacts.map((row) => [row.personId, row.facts]));
      return payments
        .filter(({ paidOn }) => paidOn.startsWith('2026'))
        .flatMap(({ personId, programCode, paidOn }) => {
          const found = findingOf(rules.get(programCode)!.all, facts.get(personId)!, paidOn);
          return found.verdict === 'no' ? [`${programCode} ${found.reasons.map(({ text }) => text).join('；')}`] : [];
        });
    });
    expect([...new Set(contradicted)]).toEqual([]);
  });

  it('everyone on a roster has facts of the language, and a mix of yes, no and unknown', () => {
    const verdicts = { yes: 0, no: 0, unknown: 0 };
    for (const { households, personFacts } of villages) {
      expect(personFacts).toHaveLength(households.flatMap(({ members }) => members).length);
      for (const { facts } of personFacts) {
        expect(z.parse(KnownFacts, facts)).toEqual(facts);
        for (const { all } of rules.values()) verdicts[findingOf(all, facts, AS_OF.slice(0, 10)).verdict] += 1;
      }
    }
    expect(Math.min(...Object.values(verdicts))).toBeGreaterThan(1_000);
  });

  it('each demo village has a list that is open on the day of looking, whenever that is, and some that have ended', () => {
    for (const now of [AS_OF, '2027-02-01T00:00:00.000Z'])
      for (const { publicities } of villagesOf(0, now, (code) => DEMO_VILLAGES.includes(code))) {
        const states = publicities.map(({ head }) => stateAt(head, now).state);
        expect(states.filter((state) => state === 'open').length).toBeGreaterThan(0);
        expect(states.filter((state) => state === 'ended').length).toBeGreaterThanOrEqual(3);
      }
  });

  it('a list has its batch’s payments, and names only where its program allows', () => {
    const names = new Map(publicityRules().map((rule) => [rule.programCode, rule.names]));
    const order = ['none', 'numberOnly', 'masked'];
    for (const { publicities, payments } of villages)
      for (const { head, rows } of publicities) {
        // Nothing of the one that is open now is sent yet.
        if (head.batchNo.endsWith('-增')) continue;
        const batch = payments.filter(({ batchNo }) => batchNo === head.batchNo);
        expect([head.count, head.totalFen]).toEqual([
          batch.length,
          batch.reduce((sum, { amountFen }) => sum + amountFen, 0),
        ]);
        const shown = head.names;
        expect(order.indexOf(shown)).toBeLessThanOrEqual(order.indexOf(names.get(head.programCode)!));
        expect(rows).toHaveLength(shown === 'none' ? 0 : batch.length);
        expect(rows.every(({ name }) => (shown === 'masked' ? name?.includes('*') : name === undefined))).toBe(true);
      }
  });
});
