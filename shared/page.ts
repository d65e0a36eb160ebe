import * as z from './zod';

export const MAX_PAGE_SIZE = 50;
export const DEFAULT_PAGE_SIZE = 20;

/** Query of a listing. `after` is the `next` of the page before, opaque. */
export const PageQuery = z.object({
  after: z.optional(z.string().check(z.maxLength(1024))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MAX_PAGE_SIZE))),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** A page of a listing: `next` is absent on the last page. */
export const pageOf = <Item extends z.core.$ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.optional(z.string()) });
export interface Page<Item> {
  items: Item[];
  next?: string | undefined;
}
