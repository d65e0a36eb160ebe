/**
 * Each function in files: what starts, and what is loaded when it is first asked for (`import()`), with what they share. esbuild splits ES modules
 * only, and a Lambda requires CommonJS: it bundles the one, and each file is then made the other (ADR 103).
 *
 * The files are named after their function's, `index.chunk-ABC.js`: serverless-esbuild packs such beside that function and no other.
 */
const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const splitBundles = {
  name: 'split-bundles',
  setup({ initialOptions, onEnd, esbuild }) {
    const { minify, target, platform, charset, legalComments } = initialOptions;
    const [entry] = initialOptions.entryPoints ?? ['stdin'];
    Object.assign(initialOptions, {
      format: 'esm',
      splitting: true,
      write: false,
      chunkNames: `${path.parse(entry).name}.[name]-[hash]`,
    });
    // Node's own `import()` reads a CommonJS file twice, to find what it exports.
    const toCommonJs = { format: 'cjs', supported: { 'dynamic-import': false } };
    onEnd(async ({ outputFiles = [] }) => {
      for (const file of outputFiles) {
        const options = { minify, target, platform, charset, legalComments, ...toCommonJs };
        const { code } = await esbuild.transform(file.text, options);
        mkdirSync(path.dirname(file.path), { recursive: true });
        writeFileSync(file.path, code);
      }
    });
  },
};

module.exports = [splitBundles];
