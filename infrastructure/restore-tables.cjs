require('tsx/cjs/api').register();
const { restoredTables, withoutReplaced, withRestored } = require('./restored-tables.ts');

/** A plugin of serverless: puts restored tables in the place of the stack's own, where parameters name them (docs/operations.md). */
module.exports = class RestoreTables {
  constructor(serverless) {
    this.hooks = {
      initialize: () => {
        const { service } = serverless;
        const tables = restoredTables(service.custom.restored);
        const { Resources, ...rest } = service.resources;
        service.functions = withRestored(service.functions, tables);
        service.resources = withRestored({ ...rest, Resources: withoutReplaced(Resources, tables) }, tables);
      },
    };
  }
};
