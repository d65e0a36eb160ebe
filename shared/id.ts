import * as z from './zod';

/** A ULID: 26 characters of Crockford's base 32, sortable by time. */
export const Ulid = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, '编号不对'));

/** How often a thing was changed: what is changed must be what was seen. */
export const Version = z.int().check(z.minimum(0), z.maximum(1e9));
