import { answerReport } from '@shared/reports/reports';
import { askForMaterial } from '@shared/reports/commands';
import { hasBlank } from '@shared/text/blanks';
import { type CannedAnswer, fillIn } from '@shared/reports/canned-answers';
import type { ReportView } from '@shared/reports/reports';
import { checkForm } from '@/platform/check-form';
import { fittingCanned, knownOf } from './canned-pick';

const canned = (title: string, more: Partial<CannedAnswer> = {}): CannedAnswer => ({
  cannedId: title,
  use: 'answer',
  title,
  text: '您好！{村名}的事办好了。',
  office: '南溪区纪委监委',
  own: false,
  blanks: false,
  savedAt: '2026-01-05T02:00:00.000Z',
  version: 1,
  ...more,
});

test('those for the form and the matter: the office’s own first, then those for its category', () => {
  const all = [
    canned('都能用'),
    canned('路灯', { category: 'works' }),
    canned('垃圾', { category: 'environment' }),
    canned('要材料', { use: 'askMaterial' }),
    canned('自己的', { own: true }),
  ];
  expect(fittingCanned(all, 'answer', 'works').map(({ title }) => title)).toEqual(['自己的', '路灯', '都能用']);
});

test('its names are filled in from the report; what nothing is known for stays, and holds the sending up', () => {
  const report = {
    villageName: '牛角村',
    referenceNo: 'NX20261123-4F7K',
    handledBy: '牛角村村委会',
    dueAt: '2027-01-12T15:59:59.999Z',
  } as ReportView;
  const known = knownOf(report, '2026-11-23T02:00:00.000Z');
  expect(fillIn('{村名} {编号} {日期} {单位} {期限}', known)).toBe(
    '牛角村 NX20261123-4F7K 11月23日 牛角村村委会 2027年1月12日',
  );
  const { dueAt: _, ...over } = report;
  expect(hasBlank(fillIn('最迟 {期限}', knownOf(over as ReportView, '2026-11-23T02:00:00.000Z')))).toBe(true);
});

test.each(['您好！已于 ____ 修好，请您看看。', '您好！已于＿＿＿修好，请您看看。', '您好！{期限}前修好，请您看看。'])(
  '“%s” is not sent: something is left to fill in',
  (text) => {
    const answer = checkForm(answerReport.body!, { version: 1, text, mediaIds: [] });
    expect(answer.errors).toEqual({ text: '还有空没填（____ 或 { }），填好再发' });
    expect(checkForm(askForMaterial.body!, { version: 1, text }).errors).toHaveProperty('text');
  },
);

test('a text with its blanks filled in is sent', () => {
  const text = '您好！已于 11月20日 修好，请您看看（a_b）。';
  expect(checkForm(answerReport.body!, { version: 1, text, mediaIds: [] }).errors).toBeUndefined();
});
