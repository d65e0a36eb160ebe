import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import { ahead, lighten } from './browser-build';

const here = (relative: string) => path.resolve(__dirname, relative);
const isH5 = process.env.TARO_ENV === 'h5';
const isProduction = process.env.NODE_ENV === 'production';
const shared = here('../../shared');
/** Published as ES2020, which WeChat takes only from new phones: brought down to what browserslist says. */
const modern = ['zod', '@tanstack'].map((name) => here(`../../node_modules/${name}`));
/** Taro's tables of components, of which lean-templates.cjs leaves what is drawn here. */
const tables = ['shared', 'plugin-platform-weapp'].map((name) => here(`../../node_modules/@tarojs/${name}/dist`));

/** px stays px: the type sizes of 长辈版 are promised in dp, so nothing is scaled with the width of the screen. */
const pxtransform = { enable: false, config: {} };
const cssModules = { enable: false };

export default defineConfig<'webpack5'>(async () => {
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'mingbaile',
    date: '2026-11-23',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: `../dist/${process.env.TARO_ENV}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    // Taro's default quotes keys, which turns private fields (#x) into the invalid `#"x"` and leaves H5 blank, and most of what terser can do
    // undone. It drops what no page uses, which esbuild leaves.
    terser: {
      enable: true,
      config: {
        compress: { ecma: 2015, arrows: true, properties: true },
        output: { ecma: 2015, quote_keys: false, keep_quoted_props: false, ascii_only: false },
      },
    },
    plugins: [here('./template-plugin.ts')],
    defineConstants: {
      __API_BASE__: JSON.stringify(isH5 ? '/api' : (process.env.TARO_APP_API_BASE ?? 'http://127.0.0.1:4000/api')),
      // Reading aloud in WeChat: only with the plugin built in (app.config.ts).
      __SPEECH_PLUGIN__: JSON.stringify(Boolean(process.env.TARO_APP_SPEECH_PLUGIN)),
      __LOCATION__: JSON.stringify(!isH5 && Boolean(process.env.TARO_APP_LOCATION)),
      // Signing in as a demo person, for the local stack. The backend refuses such codes in production as well.
      __DEV_LOGIN__: JSON.stringify(isH5 && process.env.TARO_APP_DEV_LOGIN !== 'off'),
    },
    copy: {
      patterns: isH5 ? [] : [{ from: 'src/sitemap.json', to: '../dist/weapp/sitemap.json' }],
      options: {},
    },
    alias: {
      '@': here('../src'),
      '@shared': shared,
      // ES5-era builds: no private fields, safe for old iOS JSCore.
      '@tanstack/react-query': here('../../node_modules/@tanstack/react-query/build/legacy/index.js'),
      '@tanstack/query-core': here('../../node_modules/@tanstack/query-core/build/legacy/index.js'),
    },
    mini: {
      compile: { include: [shared, ...modern, ...tables] },
      optimizeMainPackage: { enable: true },
      // Nothing here writes HTML: its parser stays out of the main package.
      runtime: { enableInnerHTML: false },
      postcss: { pxtransform, cssModules },
      miniCssExtractPluginOption: { ignoreOrder: true },
      webpackChain(chain) {
        // Names of modules and of what they give are as short as they can be: they stand at every use, and nothing outside reads them.
        chain.optimization.set('moduleIds', 'size').set('mangleExports', 'size');
        // What webpack writes around modules may use arrows, as the modules themselves do: some thousand of them.
        chain.output.set('environment', { arrowFunction: true });
        // The licences of what is built in go with the app, and take no room of the main package.
        const extractComments = { condition: 'some', filename: 'features/identity/licences.txt', banner: false };
        chain.optimization.minimizer('terserPlugin').tap(([options]: object[]) => [{ ...options, extractComments }]);
        // Old phones have no globalThis; zod and react-query keep one thing each on it.
        chain.plugin('globalThis').use(require('webpack').DefinePlugin, [{ globalThis: 'wx' }]); // eslint-disable-line @typescript-eslint/no-require-imports
        // WeChat's JS core has no AbortController: ours is given to every module that mentions the free variable.
        chain
          .plugin('abortController')
          // eslint-disable-next-line @typescript-eslint/no-require-imports
          .use(require('webpack').ProvidePlugin, [
            { AbortController: [here('../src/platform/server/abort-controller'), 'AbortController'] },
          ]);
      },
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      // The icons of the tabs are files: in the script they were 9 KB before the first words.
      imageUrlLoaderOption: { limit: true },
      htmlPluginOption: { ahead },
      router: { mode: 'hash' },
      // `taro build --type h5 --watch` writes what it rebuilds where `npm start -- --no-build` serves it from.
      devServer: { devMiddleware: { writeToDisk: true }, open: false, hot: false, liveReload: false },
      // Taro's own packages are published as modules that an office's browser reads as they are.
      compile: { include: [shared], exclude: [(file: string) => /node_modules/.test(file)] },
      enableSourceMap: false,
      webpackChain(chain) {
        lighten(chain, isProduction);
      },
      output: isProduction
        ? { filename: 'js/[name].[hash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' }
        : { filename: 'js/[name].js', chunkFilename: 'js/[name].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[hash].css',
        chunkFilename: 'css/[name].[chunkhash].css',
      },
      postcss: { autoprefixer: { enable: true, config: {} }, pxtransform, cssModules },
    },
  };
  return config;
});
