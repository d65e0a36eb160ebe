import { BLANK, BLANK_ROW, formOf, meetingOf, rowErrors } from './form';

const [A, B, C] = ['01JD0000000000000000000001', '01JD0000000000000000000002', '01JD0000000000000000000003'] as const;
const VOTED = { excellent: '20', competent: '10', basic: '3', unfit: '2', abstain: '' };
const form = {
  ...BLANK,
  ...{
    heldOn: '2026-11-20',
    place: '村委会',
    form: 'representatives' as const,
    due: '45',
    present: '35',
    text: '无记名投票',
  },
  rows: { [C]: { ...BLANK_ROW, as: 'supervises' as const }, [B]: { ...VOTED, as: 'hired' as const } },
};

test('who has nothing ticked is in neither list, and what is blank is none', () => {
  expect(meetingOf(form, [A, B, C])).toMatchObject({
    due: 45,
    people: [{ cadreId: B, post: 'hired', excellent: 20, abstain: 0 }],
    exempt: [{ cadreId: C, why: 'supervises' }],
  });
});

test('what is put right begins as it was written', () => {
  const meeting = meetingOf(form, [B, C]);
  const named = { name: '刘芳', title: '村文书' };
  const record = {
    ...{
      ...meeting,
      form: 'representatives' as const,
      revision: 1,
      author: '唐国兵',
      recordedAt: '2026-11-20T04:00:00.000Z',
    },
    people: meeting.people.map((one) => ({ ...one, ...named, grade: 'excellent' as const })),
    exempt: meeting.exempt.map((one) => ({ ...one, ...named })),
  };
  expect(meetingOf(formOf(record), [B, C])).toEqual(meeting);
});

test('an error is shown at the row of the cadre whom it is about', () => {
  const meeting = meetingOf(form, [A, B, C]);
  const errors = {
    'meeting.people.0.excellent': '第 1 行',
    'meeting.exempt.0.why': '第 2 行',
    'meeting.present': '不够',
  };
  expect(rowErrors(errors, meeting)).toEqual({ [B]: '第 1 行', [C]: '第 2 行' });
});
