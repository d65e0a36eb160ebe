/** Both at once. What the first throws comes before what the second throws, whichever was thrown earlier. */
export async function together<First, Second>(
  first: Promise<First>,
  second: Promise<Second>,
): Promise<[First, Second]> {
  second.catch(() => undefined);
  return [await first, await second];
}
