import { actAs, actorOf } from '../../local/iam/enforce';
import { service } from '../../infrastructure/service';
import { aroundDynamoDB } from '../platform/dynamodb';
import { handler } from './check-backups';

let stop: (() => void) | undefined;
let said: string[];
beforeEach(() => {
  said = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((line) => {
    said.push((JSON.parse(String(line)) as { event: string }).event);
    return true;
  });
});
afterEach(() => {
  stop?.();
  jest.restoreAllMocks();
});

/** DynamoDB Local has no backups: it is answered in AWS's stead, a table that was restored hours ago being the second. */
const answering = (...hours: (number | 'off')[]) => {
  const left = [...hours];
  stop = aroundDynamoDB('call', () => () => {
    const ago = left.shift()!;
    return Promise.resolve({
      ContinuousBackupsDescription: {
        PointInTimeRecoveryDescription:
          ago === 'off'
            ? { PointInTimeRecoveryStatus: 'DISABLED' }
            : { PointInTimeRecoveryStatus: 'ENABLED', LatestRestorableDateTime: Date.now() / 1000 - ago * 3600 },
      },
    });
  });
};

test.each<[string, (number | 'off')[], string]>([
  ['both of the last minutes', [0.1, 0.1], 'backupFresh'],
  ['both nearly a day old', [23.9, 0.1], 'backupFresh'],
  ['one a day old', [0.1, 24.1], 'backupOld'],
  ['one off', ['off', 0.1], 'backupOld'],
])('%s', async (_, hours, event) => {
  answering(...hours);
  await actAs(actorOf(service, 'checkBackups'), () => handler());
  expect(said).toEqual([event]);
});
