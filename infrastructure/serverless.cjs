/** What `serverless.yml` reads: the service, which is written in TypeScript. */
require('tsx/cjs/api').register();
const { outputs, service } = require('./service.ts');

module.exports = { functions: service.functions, resources: { Resources: service.resources, Outputs: outputs } };
