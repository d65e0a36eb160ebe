import { MessageKind, TOPIC_OF } from '@shared/messages/messages';
import { messageValueIsValid } from '../../../local/wechat-simulator/message-values';
import { nextWorkHour, planOf } from './plan';
import { REMINDER_WORDS } from './send-by';

/** Nine in the morning in China. */
const AT = '2026-11-23T01:00:00.000Z';
const NOON = '2026-11-23T04:00:00.000Z';
const none = { left: 0, smsUses: [] };

test.each([
  ['2026-11-22T23:59:59.999Z', '2026-11-23T00:00:00.000Z'],
  ['2026-11-23T00:00:00.000Z', '2026-11-23T04:00:00.000Z'],
  ['2026-11-23T05:12:34.567Z', '2026-11-23T10:00:00.000Z'],
  ['2026-11-23T10:00:00.001Z', '2026-11-24T00:00:00.000Z'],
  ['2026-11-23T15:59:59.000Z', '2026-11-24T00:00:00.000Z'],
  ['2026-11-23T16:00:00.000Z', '2026-11-24T00:00:00.000Z'],
])('after %s handlers are reminded at %s', (at, next) => expect(nextWorkHour(at)).toBe(next));

test.each(MessageKind.options)('%s: nobody is reminded who agreed to nothing where there is no SMS', (kind) => {
  expect(planOf(kind, none, AT)).toEqual([]);
});

test.each(MessageKind.options)(
  '%s: whoever waits at once; whoever handles at a set hour, which tells nothing of when',
  (kind) => {
    const [planned, ...more] = planOf(kind, { left: 2, smsUses: [] }, AT);
    const isWork = TOPIC_OF[kind] === 'work';
    const when = isWork ? NOON : AT;
    expect(planned).toEqual({ channel: 'wechat', group: isWork ? 'work' : 'progress', createdAt: when, dueAt: when });
    expect(more).toEqual([]);
  },
);

test('SMS: lateness and supervision a day later, a warning at the next hour, what the law demands at once and without WeChat alone', () => {
  const uses = ['work', 'answers'];
  const bySms = (left: number) =>
    MessageKind.options.flatMap((kind) =>
      planOf(kind, { left, smsUses: uses }, AT).flatMap(({ channel, dueAt }) =>
        channel === 'sms' ? [[kind, dueAt]] : [],
      ),
    );
  const tomorrow = '2026-11-24T04:00:00.000Z';
  const work = [
    ['workSupervised', tomorrow],
    ['workLate', tomorrow],
    // The day in which a new code sleeps is not over by then.
    ['signingCodeSet', NOON],
  ];
  expect(bySms(1)).toEqual(work);
  expect(bySms(0)).toEqual([['reportAccepted', AT], ['reportRefused', AT], ['reportAnswered', AT], ...work]);
});

test('the words are WeChat’s length and speak of no report', () => {
  for (const words of Object.values(REMINDER_WORDS)) {
    expect(messageValueIsValid('thing1', words)).toBe(true);
    expect(words).not.toMatch(/举报|反映|信访|匿名|答复|受理/);
  }
});
