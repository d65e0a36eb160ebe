import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, media, originals, secrets } from '../../infrastructure/rights';

export const lambdas = [
  /** 上传 */
  defineLambda({
    name: 'media',
    handler: 'functions/media/index.handler',
    triggers: { routesOf: 'media' },
    rights: [
      civic.read(),
      civic.getMany(),
      civic.put(),
      civic.update(),
      ledger.append(),
      originals.put(),
      originals.putParts(),
      media.get('copies/*'),
      media.get('redacted/*'),
      media.list(),
      secrets('LOOKUP_KEY', 'CURSOR_KEY', 'ROW_KEY'),
    ],
  }),
  /** Strips what a picture or a video tells beyond itself. At night it writes the copies of the last days anew, all together (ADR 41). */
  defineLambda({
    name: 'processMedia',
    handler: 'functions/media/copies/process-media.handler',
    triggers: {
      every: 'cron(10 1 * * ? *)',
      objectsUnder: 'originals/',
      queue: { logicalId: 'MediaRetries', batchSize: 1 },
    },
    memory: 2048,
    timeout: 120,
    // An original of 100 MB and its copy.
    disk: 1024,
    atOnce: 10,
    // The queue brings it again.
    failuresTo: 'MediaRetries',
    // The picture libraries for arm64: `npm run package` fills the folder (scripts/build-native.mjs).
    files: ['native/**'],
    environment: { NODE_PATH: '/var/task/native/node_modules' },
    rights: [
      civic.get(),
      civic.getMany(),
      civic.put(),
      civic.update(),
      // That a file was replaced is in the trail.
      ledger.append(),
      originals.get(),
      media.get('copies/*'),
      media.put('copies/*'),
      media.put('redacted/*'),
      media.list(),
    ],
  }),
  /** Deletes what was uploaded and attached to nothing, and what is at its end. */
  defineLambda({
    name: 'sweepMedia',
    handler: 'functions/media/sweep-media.handler',
    triggers: { every: 'cron(30 3 * * ? *)' },
    timeout: 300,
    rights: [
      civic.getMany(),
      civic.queryIndex('gsi1'),
      civic.removeUnder('MEDIA#*'),
      media.list(),
      ...['originals/*', 'copies/*', 'redacted/*'].map(media.remove),
    ],
  }),
];
