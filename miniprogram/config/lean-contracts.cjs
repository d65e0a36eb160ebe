/** What only the server, the documents and the tests read of a route. */
const SERVERS_ALONE = ['summary', 'errors', 'limit', 'within', 'idempotent'];

/** What the phone itself says, or asks of a code; every other sentence comes with the answer (platform/error-words.ts). */
const SAID_BY_THE_PHONE = require('./phone-errors.json');

/** What stands behind `as const satisfies …`. */
const bare = (node) => (node && 'expression' in node && !('callee' in node) ? bare(node.expression) : node);

/**
 * Babel, for `shared/` in the phone's builds: leaves out of each route what the phone never reads, and marks what a module declares at its top
 * as free of side effects, which it is (a contract only says what it is): so routes and schemas that no page uses are dropped.
 */
module.exports = ({ types: t }) => ({
  visitor: {
    Program(program) {
      for (const statement of program.get('body')) {
        const declared = statement.isExportNamedDeclaration() ? statement.get('declaration') : statement;
        if (!declared.isVariableDeclaration()) continue;
        for (const { id, init } of declared.node.declarations) {
          const table = bare(init);
          if (id.name !== 'ERRORS' || !t.isObjectExpression(table)) continue;
          table.properties = table.properties.filter(({ key }) => SAID_BY_THE_PHONE.includes(key.name ?? key.value));
        }
        declared.traverse({
          Function: (path) => path.skip(),
          'CallExpression|NewExpression'(path) {
            const [options] = path.node.arguments;
            if (t.isIdentifier(path.node.callee, { name: 'defineRoute' }) && t.isObjectExpression(options))
              options.properties = options.properties.filter(
                ({ key }) => !t.isIdentifier(key) || !SERVERS_ALONE.includes(key.name),
              );
            t.addComment(path.node, 'leading', '#__PURE__');
          },
        });
      }
    },
  },
});
