import { map } from 'dynamodb-toolbox/schema/map';
import { string } from 'dynamodb-toolbox/schema/string';

/** Who did something with the books, and when, as `Hand` (desk/signature.ts) is kept. */
export const hand = () => map({ accountId: string(), personId: string().optional(), name: string(), at: string() });
