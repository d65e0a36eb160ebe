import { map, string } from '../platform/entity';

/** Who did something with the books, and when, as `Hand` (desk/signature.ts) is kept. */
export const hand = () => map({ accountId: string(), personId: string().optional(), name: string(), at: string() });
