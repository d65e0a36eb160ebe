import * as z from './zod';

/** A ULID: 26 characters of Crockford's base 32, sortable by time. */
export const Ulid = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, '编号不对'));
