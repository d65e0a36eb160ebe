import { listEligibilityRules, showMyFacts } from '@shared/subsidies/eligibility';
import { findingOf } from '@shared/subsidies/eligibility-verdict';
import { dayInChina } from '@shared/time';
import { writeRow } from '../../platform/row';
import { eligibilityRows } from '../../../scripts/seed/eligibility';
import { programRows } from '../../../scripts/seed/programs';
import { PersonEntity, personById } from '../../identity/person-store';
import { callApi } from '../../../tests/support/api';
import { everyRow } from '../../../tests/support/every-row';
import { type Enrolled, enrol, signInBound } from '../../../tests/support/people';
import { now, setClock } from '../../platform/clock';
import { paymentIdOf, type StoredPayment } from '../payment-store';
import { ProgramEntity } from '../program-store';
import { recordPayments } from '../record-payments';
import { EligibilityRuleEntity } from './eligibility-store';
import { PersonFactsEntity } from './person-facts-store';
import { freshDistrict } from '../../reports/testing/people';

const rules = eligibilityRows();
const writeCatalogue = () =>
  Promise.all([
    ...programRows().map((row) => writeRow(ProgramEntity, row)),
    ...rules.map((row) => writeRow(EligibilityRuleEntity, row)),
  ]);

const paymentOn = (personId: string, paidOn: string): StoredPayment => {
  const row = {
    personId,
    programCode: 'BT01',
    programName: '耕地地力保护补贴',
    amountFen: 31_120,
    paidOn,
    status: 'credited' as const,
    bankName: '四川农商银行',
    cardTail: '6217',
    batchNo: paidOn,
    payer: '南溪区财政局',
    period: paidOn.slice(0, 4),
    transfer: [{ status: 'credited' as const, on: paidOn }],
  };
  return { ...row, paymentId: paymentIdOf(row) };
};

let wang: Enrolled;
let token: string;

beforeEach(async () => {
  await freshDistrict();
  wang = await enrol('王秀英');
  ({ token } = await signInBound('openid-wang', wang));
});

describe('listEligibilityRules', () => {
  test('gives_anyone_the_rule_in_force_of_each_program_by_name', async () => {
    await writeCatalogue();
    const { status, body } = await callApi(listEligibilityRules);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(71);
    // What the API gives is what the file says: the conditions come through the database unchanged.
    for (const rule of rules)
      expect(body.items.find(({ programCode }) => programCode === rule.programCode)).toMatchObject({ ...rule });
    expect(body.items[0]).toMatchObject({ programName: '耕地地力保护补贴', category: '农业生产' });
  });

  test('the_district_replaces_a_rule_by_the_next_which_counts_from_its_day', async () => {
    await writeCatalogue();
    const old = rules.find(({ programCode }) => programCode === 'BT39')!;
    const younger = { ...old, effectiveOn: '2027-01-01', all: [{ fact: 'bornOn' as const, ageAtLeast: 75 }] };
    await writeRow(EligibilityRuleEntity, younger);
    const verdictAt = async (instant: string) => {
      const restore = setClock(() => new Date(instant));
      const { body } = await callApi(listEligibilityRules).finally(restore);
      const rule = body.items.find(({ programCode }) => programCode === 'BT39')!;
      return findingOf(rule.all, { bornOn: '1950-01-01', hukou: 'village' }, instant.slice(0, 10)).verdict;
    };
    expect(await verdictAt('2026-12-31T15:59:59.000Z')).toBe('no');
    expect(await verdictAt('2026-12-31T16:00:00.000Z')).toBe('yes');
  });
});

describe('showMyFacts', () => {
  const know = (personId: string, facts: object) =>
    writeRow(PersonFactsEntity, { personId, facts, asOf: '2026-11-01', source: '民政部门名册' });

  test('shows_what_is_known_of_me_and_what_i_was_paid_this_year', async () => {
    const { personId } = wang.person;
    const thisYear = Number(dayInChina(now()).slice(0, 4));
    const lastYear = thisYear - 1;
    await know(personId, { bornOn: '1958-04-16', landMu: 3.2, dibao: true });
    await recordPayments(
      [lastYear, thisYear].map((year) => paymentOn(personId, `${year}-01-01`)),
      now(),
      'import',
    );
    const { body } = await callApi(showMyFacts, { token });
    expect(body).toEqual({
      facts: { bornOn: '1958-04-16', landMu: 3.2, dibao: true },
      asOf: '2026-11-01',
      source: '民政部门名册',
      paid: [{ programCode: 'BT01', totalFen: 31_120, count: 1, underway: false }],
    });
  });

  test('says_whether_i_am_the_head_of_my_household_and_what_the_bank_sent_back', async () => {
    const { personId } = wang.person;
    const thisYear = dayInChina(now()).slice(0, 4);
    const back = {
      ...paymentOn(personId, `${thisYear}-01-01`),
      status: 'returned' as const,
      returnReason: 'closed' as const,
    };
    await recordPayments([back], now(), 'import');
    for (const [relation, householdHead] of [
      ['head', true],
      ['spouse', false],
    ] as const) {
      const person = (await personById(personId))!;
      await writeRow(PersonEntity, { ...person, relation });
      const { body } = await callApi(showMyFacts, { token });
      expect(body).toMatchObject({ householdHead, paid: [{ programCode: 'BT01', underway: true, returned: true }] });
    }
  });

  test('shows_nobody_elses', async () => {
    const li = await enrol('李四');
    await know(li.person.personId, { disabilityGrade: '1' });
    const { body } = await callApi(showMyFacts, { token });
    expect(body).toEqual({ facts: {}, paid: [] });
  });

  test('an_answer_outside_the_language_does_not_leave', async () => {
    await know(wang.person.personId, { landMu: 3.2, idNumber: '511503195804160021' });
    const { body } = await callApi(showMyFacts, { token });
    expect(body.facts).toEqual({ landMu: 3.2 });
  });

  test('asking_writes_nothing_of_what_is_asked', async () => {
    const before = (await everyRow()).filter(({ _et }) => _et === 'PersonFacts');
    await callApi(showMyFacts, { token });
    await callApi(listEligibilityRules);
    expect((await everyRow()).filter(({ _et }) => _et === 'PersonFacts')).toEqual(before);
  });
});
