import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const here = (relative: string) => path.resolve(__dirname, relative);
const isH5 = process.env.TARO_ENV === 'h5';
const isProduction = process.env.NODE_ENV === 'production';
const shared = here('../../shared');
/** Published as ES2020, which WeChat takes only from new phones: brought down to what browserslist says. */
const modern = ['zod', '@tanstack'].map((name) => here(`../../node_modules/${name}`));

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
    // Three fifths of an H5 build were terser's. What one waits for at the first `npm start` need not be the last byte smaller.
    ...(isH5 && {
      jsMinimizer: 'esbuild' as const,
      esbuild: { minify: { enable: true, config: { target: 'es2018' } } },
    }),
    // Taro's default quotes keys, which turns private fields (#x) into the invalid `#"x"` and leaves H5 blank.
    terser: { enable: true, config: { output: { quote_keys: false, keep_quoted_props: false, ascii_only: false } } },
    plugins: [here('./aria-plugin.ts')],
    defineConstants: {
      __API_BASE__: JSON.stringify(isH5 ? '/api' : (process.env.TARO_APP_API_BASE ?? 'http://127.0.0.1:4000/api')),
      // Reading aloud in WeChat: only with the plugin built in (app.config.ts).
      __SPEECH_PLUGIN__: JSON.stringify(Boolean(process.env.TARO_APP_SPEECH_PLUGIN)),
      // Signing in as a demo person, for the local stack. The backend refuses such codes in production as well.
      __DEV_LOGIN__: JSON.stringify(isH5 && process.env.TARO_APP_DEV_LOGIN !== 'off'),
    },
    copy: { patterns: [], options: {} },
    alias: {
      '@': here('../src'),
      '@shared': shared,
      // ES5-era builds: no private fields, safe for old iOS JSCore.
      '@tanstack/react-query': here('../../node_modules/@tanstack/react-query/build/legacy/index.js'),
      '@tanstack/query-core': here('../../node_modules/@tanstack/query-core/build/legacy/index.js'),
    },
    mini: {
      compile: { include: [shared, ...modern] },
      optimizeMainPackage: { enable: true },
      postcss: { pxtransform, cssModules },
      miniCssExtractPluginOption: { ignoreOrder: true },
      webpackChain(chain) {
        // WeChat's JS core has no AbortController: ours is given to every module that mentions the free variable.
        chain
          .plugin('abortController')
          // eslint-disable-next-line @typescript-eslint/no-require-imports
          .use(require('webpack').ProvidePlugin, [
            { AbortController: [here('../src/platform/abort-controller.ts'), 'AbortController'] },
          ]);
      },
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      // `taro build --type h5 --watch` writes what it rebuilds where `npm start -- --no-build` serves it from.
      devServer: { devMiddleware: { writeToDisk: true }, open: false, hot: false, liveReload: false },
      // Taro's own packages are published as modules that an office's browser reads as they are.
      compile: { include: [shared], exclude: [(file: string) => /node_modules/.test(file)] },
      enableSourceMap: false,
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
