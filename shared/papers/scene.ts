/**
 * What a printed mini-program code (小程序码) carries: WeChat allows 32 characters of digits, letters and some signs, and hands them to the
 * page as `scene`. A village is 12 digits and a thing of it a ULID of 26, so both are packed: 40 + 128 bits in 28 characters.
 * Rule: developers.weixin.qq.com, getUnlimitedQRCode (`scene`).
 */
export const SCENE_KINDS = ['village', 'asset', 'resource', 'contract'] as const;
export type SceneKind = (typeof SCENE_KINDS)[number];

export interface SceneSubject {
  kind: SceneKind;
  villageCode: string;
  /** A village's page has none. */
  id?: string | undefined;
}

const LETTERS: Record<SceneKind, string> = { village: 'v', asset: 'a', resource: 'r', contract: 'c' };
const SIX_BITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const FIVE_BITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const VILLAGE_BITS = 40;
const ULID_BITS = 128;

const padded = (bits: string, length: number): string => '0'.repeat(Math.max(0, length - bits.length)) + bits;
const bitsOf = (value: number, length: number): string => padded(value.toString(2), length);
const chunks = (bits: string, size: number): string[] => bits.match(new RegExp(`.{${size}}`, 'g')) ?? [];
const ulidBits = (id: string): string =>
  id
    .split('')
    .map((letter) => bitsOf(FIVE_BITS.indexOf(letter), 5))
    .join('')
    .slice(-ULID_BITS);

/** The scene of a page: `v511503002228`, or 29 characters of a thing. */
export function encodeScene({ kind, villageCode, id }: SceneSubject): string {
  if (id === undefined) return LETTERS[kind] + villageCode;
  const bits = bitsOf(Number(villageCode), VILLAGE_BITS) + ulidBits(id);
  return (
    LETTERS[kind] +
    chunks(bits, 6)
      .map((six) => SIX_BITS.charAt(parseInt(six, 2)))
      .join('')
  );
}

/** What a scene names; undefined when it is none of ours. */
export function decodeScene(scene: string): SceneSubject | undefined {
  const kind = SCENE_KINDS.find((each) => LETTERS[each] === scene.charAt(0));
  if (!kind) return undefined;
  if (kind === 'village') return /^v\d{12}$/.test(scene) ? { kind, villageCode: scene.slice(1) } : undefined;
  if (!/^.[\w-]{28}$/.test(scene)) return undefined;
  const bits = scene
    .slice(1)
    .split('')
    .map((letter) => bitsOf(SIX_BITS.indexOf(letter), 6))
    .join('');
  const villageCode = padded(String(parseInt(bits.slice(0, VILLAGE_BITS), 2)), 12);
  const id = chunks(`00${bits.slice(VILLAGE_BITS)}`, 5)
    .map((five) => FIVE_BITS.charAt(parseInt(five, 2)))
    .join('');
  return villageCode.length === 12 ? { kind, villageCode, id } : undefined;
}
