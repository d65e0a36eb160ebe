import { defineLambda } from '../../infrastructure/lambda';
import { anchors, civic, ledger, media, reporterIdentity, secrets } from '../../infrastructure/rights';
import { FOLLOWED } from '../messages/dead-letters/followed';

export const lambdas = [
  /** 一键举报 */
  defineLambda({
    name: 'reports',
    handler: 'functions/reports/index.handler',
    triggers: { routesOf: 'reports' },
    rights: [
      civic.read(),
      civic.getMany(),
      civic.put(),
      civic.update(),
      civic.check(),
      // It seals who sent a confidential report, and never reads it again (ADR 22).
      civic.neverRead('IDENTITY#*'),
      ledger.get(),
      ledger.append(),
      reporterIdentity.seal(),
      media.get('copies/*'),
      // A copy of a copy for one look says nothing of when the file came.
      media.get('views/*'),
      media.put('views/*'),
      media.list(),
      secrets('LOOKUP_KEY', 'CURSOR_KEY', 'AUDIT_KEY', 'ROW_KEY'),
    ],
  }),
  /** Tells the reporter and the handlers. */
  defineLambda({
    name: 'tellAboutReport',
    handler: 'functions/reports/telling/tell-about-report.handler',
    triggers: {
      rowsWritten: { entities: FOLLOWED.tellAboutReport, batchSize: 25 },
    },
    timeout: 30,
    rights: [civic.read(), civic.getMany(), civic.put(), civic.update(), secrets('LOOKUP_KEY', 'ROW_KEY')],
  }),
  /** Reminds before a deadline, carries lateness to the level above, ends the wait for material. Two at once are no use. */
  defineLambda({
    name: 'keepDeadlines',
    handler: 'functions/reports/deadlines/keep-deadlines.handler',
    triggers: { every: 'cron(5 * * * ? *)' },
    timeout: 300,
    atOnce: 1,
    rights: [
      civic.get(),
      civic.getMany(),
      civic.query(),
      civic.queryIndex('gsi1', 'gsi3'),
      civic.put(),
      ledger.get(),
      ledger.append(),
      secrets('AUDIT_KEY', 'LOOKUP_KEY', 'ROW_KEY'),
    ],
  }),
  /** Makes the sums of the statistics anew, at night: by day they would tell when a report came. Two at once are no use. */
  defineLambda({
    name: 'countReports',
    handler: 'functions/reports/statistics/count-reports.handler',
    triggers: { every: 'cron(35 1-4 * * ? *)' },
    timeout: 900,
    atOnce: 1,
    rights: [civic.get(), civic.query(), civic.queryIndex('gsi3'), civic.put()],
  }),
  /** Writes down at night how long each report's trail is, where nobody can change it (ADR 28). */
  defineLambda({
    name: 'anchorTrails',
    handler: 'functions/reports/trail/anchor-trails.handler',
    triggers: { every: 'cron(50 0 * * ? *)' },
    actedOnAlone: true,
    timeout: 300,
    rights: [civic.query(), ledger.queryIndex('gsi1'), anchors.put('anchors/*'), secrets('AUDIT_KEY')],
  }),
];
