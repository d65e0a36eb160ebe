import type { StoredPayment } from '../../subsidies/payment-store';
import { PublicityEntity, PublishedBatchEntity } from '../../subsidies/publicity/publicity-store';
import { rowsAt } from '../rows-store';

/** A batch of a village. */
export interface Batch {
  readonly villageCode: string;
  readonly programCode: string;
  readonly batchNo: string;
}

/**
 * Until which day the lists of batches are public, each asked for once a run: money is sent when the display has ended
 * (财农〔2016〕26号 and the programs' rules: 先公示，后发放).
 */
export class DisplayEnds {
  readonly #ends = new Map<string, string | undefined>();
  readonly #told = new Set<string>();

  async read(batches: readonly Batch[]): Promise<void> {
    const fresh = [...new Map(batches.map((batch) => [keyOf(batch), batch])).values()].filter(
      (batch) => !this.#ends.has(keyOf(batch)),
    );
    const published = await rowsAt(
      PublishedBatchEntity,
      fresh.map(({ villageCode, programCode, batchNo }) => ({ villageCode, programCode, batchNo })),
    );
    const lists = fresh.flatMap((batch, place) => {
      const publicityId = published[place]?.publicityId;
      return publicityId === undefined ? [] : [{ batch, key: { villageCode: batch.villageCode, publicityId } }];
    });
    const heads = await rowsAt(
      PublicityEntity,
      lists.map(({ key }) => key),
    );
    for (const batch of fresh) this.#ends.set(keyOf(batch), undefined);
    lists.forEach(({ batch }, place) => this.#ends.set(keyOf(batch), heads[place]?.publicUntil));
  }

  /** The last day of the display, where it comes after the payment; of a batch it is said once. */
  sentBeforeEnd(batch: Batch, { paidOn, status }: Pick<StoredPayment, 'paidOn' | 'status'>): string | undefined {
    const key = keyOf(batch);
    const end = this.#ends.get(key);
    if (end === undefined || status === 'planned' || paidOn > end || this.#told.has(key)) return undefined;
    this.#told.add(key);
    return end;
  }
}

const keyOf = ({ villageCode, programCode, batchNo }: Batch): string => [villageCode, programCode, batchNo].join('#');
