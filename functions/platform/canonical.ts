/** JSON with its keys in order and without what is undefined: the same text for the same content, however its fields came. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let fields = '';
  for (const name of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[name];
    if (field !== undefined) fields += `${fields && ','}${JSON.stringify(name)}:${canonical(field)}`;
  }
  return `{${fields}}`;
}
