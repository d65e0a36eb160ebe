/** The benchmarks of `npm run bench`, in the order they run, each with the heading that docs/bench.md has its table under. */
export const TITLES = {
  bundles: 'Bundles and their import time',
  serve: 'What `serve` adds to a request',
  consumed: 'Consumed units of every route',
  cpu: 'CPU of the commonest routes',
  district: 'Screens at 1×, 10× and 100× the district',
  nightly: 'A night’s counting of subsidies',
  watching: 'Watching: a night of rules, what is posted, the wall',
  inFlight: '500 reports in flight',
  import: 'Import of payments and vouchers',
  packages: 'WeChat packages',
  firstLoad: 'First load in a browser',
  setData: 'setData of the first-level pages',
  tasks: 'The twelve commonest tasks',
} as const;
