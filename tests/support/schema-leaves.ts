import type * as z from '@shared/zod';

interface Leaf {
  /** As in a refused field's: `lines.0.debitFen`. */
  path: string;
  schema: z.core.$ZodType;
}

/** Whatever of a definition has schemas in it: the kinds differ in where they keep them. */
interface Definition {
  shape?: Record<string, z.core.$ZodType>;
  options?: readonly z.core.$ZodType[];
  items?: readonly z.core.$ZodType[];
  element?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  keyType?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  left?: z.core.$ZodType;
  right?: z.core.$ZodType;
}

/** The schemas at the ends of a schema, with their paths: what an object, a list, a choice or an optional is made of. */
export function leavesOf(schema: z.core.$ZodType, path = ''): Leaf[] {
  const definition = schema._zod.def as Definition;
  const under = (name: string) => (path ? `${path}.${name}` : name);
  const { shape = {}, options = [], items = [], element, valueType, innerType, keyType, left, right } = definition;
  const parts: [string, z.core.$ZodType | undefined][] = [
    ...Object.entries(shape).map(([name, part]): [string, z.core.$ZodType] => [under(name), part]),
    ...[...options, innerType, keyType, definition.in, left, right].map(
      (part): [string, z.core.$ZodType | undefined] => [path, part],
    ),
    ...items.map((part, place): [string, z.core.$ZodType] => [under(String(place)), part]),
    [under('0'), element],
    [under('*'), valueType],
  ];
  const found = parts.filter((part): part is [string, z.core.$ZodType] => part[1] !== undefined);
  return found.length === 0 ? [{ path, schema }] : found.flatMap(([at, part]) => leavesOf(part, at));
}
