import { idCheckDigit } from '@shared/text/id-number';
import type { Sex } from './names';

/** Three sequence numbers a village, sex and birthday: 158 villages use 000–947, and 950–999 are for the demo's people. */
const PER_DAY = 3;

/**
 * Gives out GB 11643 identity numbers that are valid, and unique in the district without a list of all of them:
 * each village owns its own sequence digits. The people are invented; the area prefix is the district's.
 */
export class IdNumbers {
  readonly #used = new Map<string, number>();

  constructor(
    private readonly district: string,
    private readonly villageIndex: number,
  ) {}

  /** Whether one more may be born that day. */
  hasRoom(sex: Sex, bornOn: string): boolean {
    return (this.#used.get(`${bornOn}${sex}`) ?? 0) < PER_DAY;
  }

  issue(sex: Sex, bornOn: string): string {
    const place = this.#used.get(`${bornOn}${sex}`) ?? 0;
    this.#used.set(`${bornOn}${sex}`, place + 1);
    return idNumberOf(this.district, bornOn, 2 * (this.villageIndex * PER_DAY + place) + (sex === 'male' ? 1 : 0));
  }
}

/** `sequence` is odd for a man, even for a woman. */
export function idNumberOf(district: string, bornOn: string, sequence: number): string {
  const first17 = `${district}${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + idCheckDigit(first17);
}
