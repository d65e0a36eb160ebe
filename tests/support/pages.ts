import type { Page } from '@shared/page';

/** Every page of a listing, as a client fetches them, until there is no `next`. Fails on a failed page and on an endless list. */
export async function pagesOf<Item>(
  fetchPage: (after: string | undefined) => Promise<{ status: number; body: Page<Item> }>,
): Promise<Page<Item>[]> {
  const pages: Page<Item>[] = [];
  for (let after: string | undefined; pages.length < 200;) {
    const { status, body } = await fetchPage(after);
    if (status !== 200) throw new Error(`page ${pages.length + 1} answered ${status}`);
    pages.push(body);
    if (!body.next) return pages;
    after = body.next;
  }
  throw new Error('the list does not end');
}
