import KeepBucket from '../../infrastructure/keep-bucket.cjs';

/** serverless, as far as the plugin sees it: what the stack answers is said by each test. */
const serverlessWith = (answer: () => Promise<unknown>, name = 'mingbaile-prod-media-nanxi') => ({
  getProvider: () => ({ naming: { getStackName: () => 'mingbaile-prod' }, request: answer }),
  service: { resources: { Resources: { MediaBucket: { Properties: { BucketName: name } } } } },
  classes: { Error },
});
const has = (PhysicalResourceId: string) => () => Promise.resolve({ StackResourceDetail: { PhysicalResourceId } });
const check = (...given: Parameters<typeof serverlessWith>) => new KeepBucket(serverlessWith(...given)).check();

test('the same bucket, a first deploy and a stack without a bucket go on', async () => {
  await expect(check(has('mingbaile-prod-media-nanxi'))).resolves.toBeUndefined();
  await expect(check(() => Promise.reject(new Error('Stack mingbaile-prod does not exist')))).resolves.toBeUndefined();
  await expect(
    check(() => Promise.reject(new Error('Resource MediaBucket does not exist for stack mingbaile-prod'))),
  ).resolves.toBeUndefined();
});

test('another bucket is refused, by both names; who may not ask does not deploy', async () => {
  await expect(check(has('mingbaile-prod-media-nanxi'), 'mingbaile-prod-media-nanx')).rejects.toThrow(
    /mingbaile-prod-media-nanxi.*mingbaile-prod-media-nanx/,
  );
  await expect(check(() => Promise.reject(new Error('AccessDenied')))).rejects.toThrow('AccessDenied');
});

test('it stands before every deploy', () => {
  expect(Object.keys(new KeepBucket(serverlessWith(has('x'))).hooks)).toEqual(['before:deploy:deploy']);
});
