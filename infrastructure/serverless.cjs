/** What `serverless.yml` reads: the service, which is written in TypeScript. */
require('tsx/cjs/api').register();
const { service, template } = require('./service.ts');
const { codeVersion } = require('./code-version.ts');
const { restoredTables, withoutReplaced, withRestored } = require('./restored-tables.ts');

const tables = ({ resolveVariable }) => restoredTables((name) => resolveVariable(`param:${name}, ''`));

module.exports = {
  functions: async (variables) => withRestored(service.functions, await tables(variables)),
  resources: async (variables) => {
    const restored = await tables(variables);
    const Resources = withoutReplaced(template.Resources, restored);
    return withRestored({ ...template, Resources }, restored);
  },
  version: codeVersion(),
};
