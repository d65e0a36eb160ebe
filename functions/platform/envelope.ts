import type * as Kms from '@aws-sdk/client-kms';
import { env } from './env';
import { decryptWith, encryptWith } from './sealed';

/** What is sealed, and beside it the key it is sealed with, itself under a key in KMS. */
export interface Envelope {
  sealed: string;
  /** Base64. Only KMS opens it, and only with the context it was made with. */
  dataKey: string;
}

/** Whose envelope, and what for: KMS holds the key to it, and IAM says with which of them one may ask. */
export type SealContext = Readonly<Record<string, string>>;

let made: Promise<[typeof Kms, Kms.KMSClient]> | undefined;
/** Loaded at the first use: of a Lambda's many calls, one in hundreds seals anything. */
const kms = () =>
  (made ??= import('@aws-sdk/client-kms').then((sdk) => [
    sdk,
    new sdk.KMSClient({ ...(env.kmsEndpoint && { endpoint: env.kmsEndpoint }) }),
  ]));

/** Whether all these keys can be used: none is disabled or waits to be deleted. @throws when KMS cannot be reached. */
export async function areKeysEnabled(arns: readonly string[]): Promise<boolean> {
  const [{ DescribeKeyCommand }, client] = await kms();
  const described = await Promise.all(arns.map((KeyId) => client.send(new DescribeKeyCommand({ KeyId }))));
  return described.every(({ KeyMetadata }) => KeyMetadata?.KeyState === 'Enabled');
}

const contextText = (context: SealContext): string => JSON.stringify(Object.entries(context).sort());

/** Seals a text under a new data key: AES-256-GCM here, its key under KMS. @throws when KMS cannot be reached. */
export async function sealEnvelope(text: string, context: SealContext, keyArn = env.identityKeyArn): Promise<Envelope> {
  const [{ GenerateDataKeyCommand }, client] = await kms();
  const { Plaintext, CiphertextBlob } = await client.send(
    new GenerateDataKeyCommand({ KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: { ...context } }),
  );
  const key = Buffer.from(Plaintext!);
  const sealed = encryptWith(key, text, contextText(context));
  key.fill(0);
  return { sealed, dataKey: Buffer.from(CiphertextBlob!).toString('base64') };
}

/**
 * The inverse, for whom IAM lets decrypt.
 * @throws InvalidCiphertextException when the context is another one or the envelope was altered.
 */
export async function openEnvelope(
  { sealed, dataKey }: Envelope,
  context: SealContext,
  keyArn = env.identityKeyArn,
): Promise<string> {
  const [{ DecryptCommand }, client] = await kms();
  const { Plaintext } = await client.send(
    new DecryptCommand({
      KeyId: keyArn,
      CiphertextBlob: Buffer.from(dataKey, 'base64'),
      EncryptionContext: { ...context },
    }),
  );
  const key = Buffer.from(Plaintext!);
  const text = decryptWith(key, sealed, contextText(context));
  key.fill(0);
  return text;
}
