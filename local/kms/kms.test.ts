import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { type Kms, startKms } from './kms';

const arn = (last: number) => `arn:aws:kms:cn-north-1:000000000000:key/00000000-0000-4000-8000-00000000000${last}`;
const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret', region: 'cn-north-1' };
const context = { purpose: 'reporterIdentity', reportId: '01JD0000000000000000000000' };
let kms: Kms;
let client: KMSClient;

const clientWith = (secretAccessKey: string) =>
  new KMSClient({
    endpoint: kms.endpoint,
    region: 'cn-north-1',
    credentials: { ...credentials, secretAccessKey },
    maxAttempts: 1,
  });

beforeAll(async () => {
  kms = await startKms({ port: 0, credentials, keyArns: [arn(1), arn(2)] });
  client = clientWith('local-secret');
});
afterAll(() => kms.stop());

const generate = () =>
  client.send(new GenerateDataKeyCommand({ KeyId: arn(1), KeySpec: 'AES_256', EncryptionContext: context }));

test('a data key is wrapped, and unwrapped with its own context', async () => {
  const { Plaintext, CiphertextBlob } = await generate();
  expect(Plaintext).toHaveLength(32);
  expect(Buffer.from(CiphertextBlob!).includes(Buffer.from(Plaintext!))).toBe(false);
  const EncryptionContext = { reportId: context.reportId, purpose: context.purpose };
  expect((await client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }))).Plaintext).toEqual(Plaintext);
});

test.each([
  ['another report', { EncryptionContext: { ...context, reportId: '01JD0000000000000000000001' } }],
  ['no context', { EncryptionContext: undefined }],
  ['one pair more', { EncryptionContext: { ...context, more: 'x' } }],
])('%s is refused as KMS refuses it', async (_, more) => {
  const { CiphertextBlob } = await generate();
  await expect(client.send(new DecryptCommand({ CiphertextBlob, ...more }))).rejects.toMatchObject({
    name: 'InvalidCiphertextException',
  });
});

test('an altered blob, another key, no key and a wrong secret are refused', async () => {
  const { CiphertextBlob } = await generate();
  const altered = Buffer.from(CiphertextBlob!);
  altered[altered.length - 1]! ^= 1;
  const decrypt = (more: object, by = client) =>
    by.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context, ...more }));
  await expect(decrypt({ CiphertextBlob: altered })).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
  await expect(decrypt({ KeyId: arn(2) })).rejects.toMatchObject({ name: 'IncorrectKeyException' });
  await expect(decrypt({ KeyId: arn(9) })).rejects.toMatchObject({ name: 'NotFoundException' });
  await expect(decrypt({}, clientWith('another'))).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  expect((await fetch(kms.endpoint, { method: 'POST', body: '{}' })).status).toBe(400);
});
