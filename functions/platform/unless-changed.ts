/**
 * The option under which a row with a `version` is put: it still is of the version that was read, or, where none was, is still not there. The
 * transaction fails (ConditionsFailed) otherwise.
 */
export const unlessChanged = (
  version: number | undefined,
): { condition: { attr: 'version'; exists: false } | { attr: 'version'; eq: number } } => ({
  condition: version === undefined ? { attr: 'version', exists: false } : { attr: 'version', eq: version },
});
