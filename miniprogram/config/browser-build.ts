import path from 'node:path';
import { transform } from '@swc/core';
import LATE from './late-elements.json';

/** As far as Taro's chain is used here. */
interface Chain {
  resolve: { alias: { set(name: string, to: string | false): unknown } };
  module: { rule(name: string): Rule };
  optimization: {
    splitChunks(options: object): unknown;
    minimizer(name: string): { tap(change: (args: object[]) => object[]): unknown };
  };
}
interface Rule {
  test(pattern: RegExp): Rule;
  resourceQuery(condition: object): Rule;
  use(name: string): { loader(path: string): unknown };
}
interface ChunkGroup {
  origins: { request?: string }[];
  chunks: Chunk[];
}
interface Chunk {
  name?: string;
  files: Iterable<string>;
  groupsIterable: Iterable<ChunkGroup>;
}
interface Module {
  type: string;
}
interface Graph {
  chunkGraph: { getModuleChunksIterable(module: Module): Iterable<Chunk> };
}

/** Taro's modules that a first page has nothing of, 250 KB of them: a film, a wheel, pictures in full. And the one that says when an element is defined. */
const LATE_FILES = new RegExp(
  `[\\\\/]@tarojs[\\\\/].*[\\\\/](${LATE.join('|')}|react-component-lib[\\\\/]createComponent|image[\\\\/]previewImage)\\.js$`,
);

/** What Taro brings for browsers without fetch, and an answer by script tag: nothing asks for the second, and our oldest browsers have the first. */
const NEEDLESS = ['whatwg-fetch', 'abortcontroller-polyfill/dist/abortcontroller-polyfill-only', 'jsonp-retry'];

const FIRST_PAGE = 'pages/home/index';
/** Which page a group of chunks is, as its address has it. */
const pageOf = ({ origins }: ChunkGroup): string | undefined =>
  origins.find(({ request }) => request?.startsWith('./'))?.request?.slice(2);

const isOfFirstPage = (module: Module, { chunkGraph }: Graph): boolean =>
  [...chunkGraph.getModuleChunksIterable(module)].some((chunk) =>
    [...chunk.groupsIterable].some((group) => pageOf(group) === FIRST_PAGE),
  );

/** What is fetched beside the entry, by page: all of a tab's; under '' what every other page draws with. */
export function ahead({ chunkGroups }: { chunkGroups: Iterable<ChunkGroup> }): Record<string, string[]> {
  const pages = [...chunkGroups].map((group) => ({ page: pageOf(group), chunks: group.chunks }));
  const filesOf = (chunks: readonly Chunk[]) => [...new Set(chunks.flatMap(({ files }) => [...files]))];
  const drawn = pages.flatMap(({ chunks }) => chunks).filter(({ name }) => name === 'drawn');
  const tabs = pages.flatMap(({ page, chunks }) => (page?.startsWith('pages/') ? [[page, filesOf(chunks)]] : []));
  return { '': filesOf(drawn), ...Object.fromEntries(tabs) };
}

/** Brings down what libraries publish as ES2020, and leaves out what no page uses: esbuild does the first alone, terser the second, in ten times the time. */
const minify = async (files: Record<string, string>): Promise<{ code: string }> => {
  const [code = ''] = Object.values(files);
  const { code: made } = await transform(code, {
    configFile: false,
    swcrc: false,
    isModule: false,
    minify: true,
    jsc: {
      target: 'es2018',
      minify: { compress: { passes: 2 }, mangle: true, format: { comments: 'some', asciiOnly: false } },
    },
  });
  return { code: made };
};

/** Makes the browser's build light: what somebody who opens it for the first time has to wait for (ADR 102). */
export function lighten(chain: Chain, isProduction: boolean): void {
  // Taro splits the entry alone, and each of eighty pages brought everything with it: 19 MB, and 400 KB before the first words.
  chain.optimization.splitChunks({
    chunks: 'all',
    minSize: 20_000,
    maxInitialRequests: 6,
    maxAsyncRequests: 6,
    cacheGroups: {
      default: { minChunks: 2, priority: 1, reuseExistingChunk: true },
      // What the first page and most others draw with, and the styles of most: fetched once, with the first of them. Styles keep one order.
      drawn: {
        name: 'drawn',
        chunks: 'async',
        minChunks: 12,
        priority: 2,
        reuseExistingChunk: true,
        test: (module: Module, graph: Graph) => module.type === 'css/mini-extract' || isOfFirstPage(module, graph),
      },
    },
  });
  for (const name of NEEDLESS) chain.resolve.alias.set(`${name}$`, false);
  chain.module
    .rule('late')
    .test(LATE_FILES)
    .resourceQuery({ not: /now/ })
    .use('late')
    .loader(path.resolve(__dirname, 'late-elements.cjs'));
  // In this process: swc has threads of its own.
  if (isProduction)
    chain.optimization.minimizer('terserPlugin').tap(([options]) => [{ ...options, parallel: false, minify }]);
}
