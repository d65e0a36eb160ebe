/**
 * One id for each human being, of all the rows that name one: the smallest of those with the same identity number. What is not among the
 * rows stays what it is.
 * @param humans each row's id with what tells the human being; undefined where the row is gone.
 */
export function oneIdEach(
  humans: readonly (readonly [id: string, human: string | undefined])[],
): <T extends string | undefined>(id: T) => T {
  const first = new Map<string, string>();
  const known = new Map<string | undefined, string>();
  for (const [id, human = id] of [...humans].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (!first.has(human)) first.set(human, id);
    known.set(id, first.get(human)!);
  }
  return <T extends string | undefined>(id: T) => (known.get(id) ?? id) as T;
}
