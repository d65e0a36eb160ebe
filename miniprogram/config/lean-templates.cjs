const used = require('./template-components.json');

/** Babel, for Taro's own tables of every component that WeChat has: of a hundred, the pages draw a dozen. */
module.exports = ({ types: t }) => ({
  visitor: {
    Program(program) {
      for (const statement of program.get('body')) {
        if (!statement.isVariableDeclaration()) continue;
        for (const { id, init } of statement.node.declarations) {
          if (t.isObjectExpression(init) && ['internalComponents', 'components'].includes(id.name))
            init.properties = init.properties.filter(({ key }) => key && used.includes(key.name));
          // What describes one component alone is dropped with it.
          if (t.isCallExpression(init)) t.addComment(init, 'leading', '#__PURE__');
        }
      }
    },
  },
});
