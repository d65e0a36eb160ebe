/** Does the work with at most `limit` under way at once; after the first failure begins no more, waits for the rest and throws it. */
export async function inParallel<T>(
  things: Iterable<T> | AsyncIterable<T>,
  limit: number,
  work: (thing: T) => Promise<unknown>,
): Promise<void> {
  const flying = new Set<Promise<void>>();
  let failure: { error: unknown } | undefined;
  for await (const thing of things) {
    if (failure) break;
    const flight: Promise<void> = work(thing)
      .then(() => undefined)
      .catch((error: unknown) => void (failure ??= { error }))
      .finally(() => flying.delete(flight));
    flying.add(flight);
    if (flying.size >= limit) await Promise.race(flying);
  }
  await Promise.all(flying);
  if (failure) throw failure.error;
}
