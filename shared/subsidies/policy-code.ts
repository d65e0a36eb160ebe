import * as z from '../zod';

/** Apart from the contract, so that a message can name a policy without bringing all of its routes into the first package. */
export const PolicyCode = z.string().check(z.regex(/^ZC\d{2,4}$/, '政策编号不对'));
