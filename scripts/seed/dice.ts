import { createHash } from 'node:crypto';
import { encodeTime } from 'ulid';

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Seeded random numbers (sfc32). Every village rolls its own dice, named after it, so that what one village gets
 * depends on no other, and a copy of the district leaves the first as it was.
 */
export class Dice {
  #a: number;
  #b: number;
  #c: number;
  #d = 1;

  constructor(seed: string) {
    const hash = createHash('sha256').update(seed).digest();
    [this.#a, this.#b, this.#c] = [hash.readUInt32LE(0), hash.readUInt32LE(4), hash.readUInt32LE(8)];
    for (let i = 0; i < 12; i += 1) this.next();
  }

  /** 0 ≤ x < 1. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!;
  }

  /** One of the keys, in proportion to its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) if ((left -= weight) < 0) return key;
    return entries.at(-1)![0];
  }

  /** `count` different members, in a random order. */
  sample<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(this.int(0, rest.length - 1), 1));
    return taken;
  }

  /** Money in fen between two sums in yuan, to `step` yuan. */
  fen(minYuan: number, maxYuan: number, step = 10): number {
    return Math.max(step, Math.round((minYuan + this.next() * (maxYuan - minYuan)) / step) * step) * 100;
  }

  /** A ULID of an instant. */
  ulid(instant: string): string {
    let random = '';
    for (let i = 0; i < 16; i += 1) random += BASE32[this.int(0, 31)];
    return encodeTime(Date.parse(instant), 10) + random;
  }
}
