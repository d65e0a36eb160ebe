/**
 * What ECMAScript 2018 and 2019 added and our libraries call (zod, react-query), for phones whose engine and base library have it not: Android 5,
 * iOS 10. The first import of the app. `scripts/weapp/old-phones.ts` refuses in a build whatever is newer and is not here.
 */
type Lacking = Record<string, unknown>;

function give(to: object, name: string, value: unknown): void {
  if ((to as Lacking)[name] === undefined)
    Object.defineProperty(to, name, { value, writable: true, configurable: true });
}

give(Object, 'fromEntries', (entries: Iterable<[PropertyKey, unknown]>) => {
  const made: Record<PropertyKey, unknown> = {};
  for (const [key, value] of Array.from(entries)) made[key] = value;
  return made;
});
give(Array.prototype, 'flatMap', function (this: unknown[], of: (one: unknown, at: number, all: unknown[]) => unknown) {
  return ([] as unknown[]).concat(...this.map((one, at) => of(one, at, this)));
});
give(Array.prototype, 'flat', function (this: unknown[]) {
  return ([] as unknown[]).concat(...this);
});
give(String.prototype, 'trimEnd', function (this: string) {
  return this.replace(/\s+$/, '');
});
give(Promise.prototype, 'finally', function (this: Promise<unknown>, act: () => unknown) {
  return this.then(
    (value) => Promise.resolve(act()).then(() => value),
    (error: unknown) =>
      Promise.resolve(act()).then(() => {
        throw error;
      }),
  );
});

export {};
