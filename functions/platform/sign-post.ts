import { createHmac, hash } from 'node:crypto';
import { signingInstant } from './clock';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * What signs the requests to a service that is only ever sent a POST to `/` (Signature Version 4), as DynamoDB is: a third of the CPU of
 * aws4, which must know every service (ADR 119).
 */
export function postSigner(
  { service, region, host }: { service: string; region: string; host: string },
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
): (headers: Readonly<Record<string, string>>, body: string) => Record<string, string> {
  let keyOfDay: { day: string; key: string | Buffer } | undefined;
  return (headers, body) => {
    const instant = signingInstant();
    const day = instant.slice(0, 8);
    const scope = [day, region, service, 'aws4_request'];
    if (keyOfDay?.day !== day) keyOfDay = { day, key: scope.reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`) };
    const sent: Record<string, string> = { ...headers, host, 'x-amz-date': instant };
    if (sessionToken) sent['x-amz-security-token'] = sessionToken;
    const names = Object.keys(sent).sort();
    const signedNames = names.join(';');
    let canonical = 'POST\n/\n\n';
    for (const name of names) canonical += `${name}:${sent[name]}\n`;
    canonical += `\n${signedNames}\n${hash('sha256', body)}`;
    const place = scope.join('/');
    const signature = hmac(keyOfDay.key, `AWS4-HMAC-SHA256\n${instant}\n${place}\n${hash('sha256', canonical)}`);
    sent.authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${place}, SignedHeaders=${signedNames}, Signature=${signature.toString('hex')}`;
    sent['content-length'] = String(Buffer.byteLength(body));
    return sent;
  };
}
