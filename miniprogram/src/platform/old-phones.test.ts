const LACKING: [object, string][] = [
  [Object, 'fromEntries'],
  [Array.prototype, 'flatMap'],
  [Array.prototype, 'flat'],
  [String.prototype, 'trimEnd'],
  [Promise.prototype, 'finally'],
];

test('an old phone is given what it lacks, and it does what a new one’s does', async () => {
  const kept = LACKING.map(([on, name]) => Object.getOwnPropertyDescriptor(on, name)!);
  LACKING.forEach(([on, name]) => Reflect.deleteProperty(on, name));
  try {
    await import('./old-phones');
    expect(Object.fromEntries(new Map([['a', 1]]))).toEqual({ a: 1 });
    expect([1, 2].flatMap((one, at) => [one, at])).toEqual([1, 0, 2, 1]);
    expect([[1], 2].flat()).toEqual([1, 2]);
    expect(' a \n'.trimEnd()).toBe(' a');
    const seen: string[] = [];
    await expect(Promise.reject(new Error('x')).finally(() => seen.push('after'))).rejects.toThrow('x');
    await expect(Promise.resolve(1).finally(() => seen.push('after'))).resolves.toBe(1);
    expect(seen).toEqual(['after', 'after']);
  } finally {
    LACKING.forEach(([on, name], at) => Object.defineProperty(on, name, kept[at]!));
  }
});
