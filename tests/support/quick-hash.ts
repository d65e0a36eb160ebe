import { createHmac } from 'node:crypto';

/** An order is signed by five, at 100 ms of a core each. Its unit test and the signing's own run the slow one. */
jest.mock('../../functions/orders/signing/slow-hash', () => ({
  slowHash: (text: string, salt: string) => Promise.resolve(createHmac('sha256', salt).update(text).digest()),
}));
