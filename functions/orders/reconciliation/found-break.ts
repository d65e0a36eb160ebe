import type { Rail } from '@shared/orders/payment-orders';
import type { TransferBreakKind } from '@shared/orders/transfer-breaks';

/** A difference, as it is found. */
export interface FoundBreak {
  readonly kind: TransferBreakKind;
  /** Whose bill says it; absent where it is the bank's. */
  readonly rail?: Rail | undefined;
  /** The day of the bank's file, or of the statement's line. */
  readonly on: string;
  /** What tells it from another of its kind and day: found again it is the same one. */
  readonly of: string;
  readonly oursFen?: number | undefined;
  readonly theirsFen?: number | undefined;
  readonly villageCode?: string | undefined;
  readonly orderId?: string | undefined;
  readonly serial?: string | undefined;
  readonly bankNo?: string | undefined;
  readonly accountTail?: string | undefined;
}
