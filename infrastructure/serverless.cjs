/** What `serverless.yml` reads: the service, which is written in TypeScript. */
require('tsx/cjs/api').register();
const { service, template } = require('./service.ts');
const { codeVersion } = require('./code-version.ts');

module.exports = { functions: service.functions, resources: template, version: codeVersion() };
