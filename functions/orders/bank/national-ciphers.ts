import { sm2, sm3, sm4 } from 'sm-crypto-v2';

// Node's own `crypto.sign('sm3', …)` on this curve is ECDSA, which no verifier of SM2 takes.

/** r‖s in hex, by SM2 with SM3. The id is the signer's and always said: left out, every library takes a default of its own. */
export const signSm2 = (text: string, privateKey: string, id: string): string =>
  sm2.doSignature(Buffer.from(text), privateKey, { hash: true, der: false, userId: id });

/** Whether it is the signature of this text by this key under this id. What is no signature is false. */
export function isSignedSm2(text: string, signature: string, publicKey: string, id: string): boolean {
  if (!/^[0-9a-f]{128}$/i.test(signature)) return false;
  try {
    return sm2.doVerifySignature(Buffer.from(text), signature, publicKey, { hash: true, der: false, userId: id });
  } catch {
    return false;
  }
}

/** Hex. */
export const hashSm3 = (bytes: Uint8Array): string => sm3(bytes);

const CBC = (iv: string) => ({ mode: 'cbc' as const, iv, padding: 'pkcs#7' as const });

/** SM4-CBC, hex; key and iv are 32 hex digits. For files: they name people. */
export const sealSm4 = (text: string, key: string, iv: string): string =>
  sm4.encrypt(Buffer.from(text), key, CBC(iv)) as string;

/** The inverse. @throws Error when it was not sealed with this key and iv. */
export const openSm4 = (sealed: string, key: string, iv: string): string => sm4.decrypt(sealed, key, CBC(iv)) as string;
