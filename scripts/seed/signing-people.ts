/** The demo's people who sign money, by key. */
export const SIGNING_KEYS: readonly string[] = ['chen-jianguo', 'tang-guobing', 'gao-yuan', 'wu-xiaomei'];

/** What they sign with here. It stands in the repository, so that no stage but the local one has it. */
export const DEMO_SIGNING_CODE = '258369';
