const path = require('node:path');

/**
 * Said here since Babel knows nothing of browserslist's `android`, takes it for a browser without anything, and writes ES5, a fifth
 * larger. WeChat's logic layer is V8 on every Android and JavaScriptCore of iOS 10 and later: both have what these have.
 */
const targets = process.env.TARO_ENV === 'h5' ? { ios: '12', chrome: '70' } : { ios: '10', chrome: '53' };
/** Both are in iOS 10; Babel rewrites them for corners that nothing here comes to: tagged templates, arrows in a parameter's default. */
const exclude = ['transform-template-literals', 'transform-parameters'];

module.exports = {
  assumptions: { setSpreadProperties: true, noDocumentAll: true },
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', hot: false, targets, exclude }]],
  overrides: [
    { test: path.resolve(__dirname, '../shared'), plugins: [require.resolve('./config/lean-contracts.cjs')] },
    {
      test: [/@tarojs[\\/]shared[\\/]dist/, /@tarojs[\\/]plugin-platform-weapp[\\/]dist/],
      plugins: [require.resolve('./config/lean-templates.cjs')],
    },
  ],
};
