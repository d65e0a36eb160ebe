import { passesFilter } from './event-filter';

const event = { eventName: 'INSERT', dynamodb: { NewImage: { _et: { S: 'ReportEvent' }, kind: { S: 'answered' } } } };

test.each<[string, unknown, boolean]>([
  ['the same value', { eventName: ['INSERT'] }, true],
  ['one of several', { eventName: ['MODIFY', 'INSERT'] }, true],
  ['another value', { eventName: ['REMOVE'] }, false],
  ['nested fields', { eventName: ['INSERT'], dynamodb: { NewImage: { _et: { S: ['ReportEvent'] } } } }, true],
  ['a nested field that differs', { dynamodb: { NewImage: { _et: { S: ['Review'] } } } }, false],
  ['a field that is not there', { dynamodb: { OldImage: { _et: { S: ['Report'] } } } }, false],
  ['exists', { dynamodb: { NewImage: { kind: { S: [{ exists: true }] }, note: [{ exists: false }] } } }, true],
  ['prefix', { dynamodb: { NewImage: { kind: { S: [{ prefix: 'ans' }] } } } }, true],
  ['anything but', { eventName: [{ 'anything-but': ['INSERT'] }] }, false],
])('%s', (_name, pattern, passes) => expect(passesFilter(pattern, event)).toBe(passes));

test('an operator it does not know is an error, not a pass', () => {
  expect(() => passesFilter({ eventName: [{ numeric: ['>', 1] }] }, event)).toThrow('numeric');
});
