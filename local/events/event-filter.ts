type Rule = unknown;

/**
 * Whether an event passes a Lambda filter pattern: each field a list of what it may be (a value, `{prefix}`, `{suffix}`,
 * `{exists}`, `{'anything-but'}`), fields all together, nested as the event is.
 */
export const passesFilter = (pattern: Rule, event: unknown): boolean => {
  if (Array.isArray(pattern)) return pattern.some((rule) => passesRule(rule, event));
  if (!pattern || typeof pattern !== 'object')
    throw new Error(`filter pattern: ${JSON.stringify(pattern)} must be a list`);
  return Object.entries(pattern).every(([name, rule]) =>
    passesFilter(rule, (event as Record<string, unknown> | undefined)?.[name]),
  );
};

const passesRule = (rule: Rule, value: unknown): boolean => {
  if (rule === null || typeof rule !== 'object') return rule === value;
  const [[operator, operand] = ['', undefined]] = Object.entries(rule);
  switch (operator) {
    case 'exists':
      return (value !== undefined) === operand;
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(operand));
    case 'suffix':
      return typeof value === 'string' && value.endsWith(String(operand));
    case 'anything-but':
      return value !== undefined && !(Array.isArray(operand) ? operand : [operand]).includes(value);
    default:
      throw new Error(`filter pattern: ${operator} is not known here`);
  }
};
