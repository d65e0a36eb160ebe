import * as z from '@shared/zod';

type Checked<Value> = { value: Value; errors?: undefined } | { value?: undefined; errors: Record<string, string> };

/** Checks a form with its contract: the value as it is to be sent, or one Chinese sentence for each field that is wrong. */
export function checkForm<S extends z.core.$ZodType>(schema: S, form: unknown): Checked<z.output<S>> {
  const result = z.safeParse(schema, form);
  if (result.success) return { value: result.data };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) errors[issue.path.join('.')] ??= issue.message;
  return { errors };
}
