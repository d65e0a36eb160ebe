import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, secrets, sms, wechat } from '../../infrastructure/rights';

export const lambdas = [
  /** 消息 */
  defineLambda({
    name: 'messages',
    handler: 'functions/messages/index.handler',
    triggers: { routesOf: 'messages' },
    rights: [
      civic.read(),
      civic.getMany(),
      civic.put(),
      civic.update(),
      ledger.append(),
      secrets('LOOKUP_KEY', 'CURSOR_KEY', 'ROW_KEY'),
    ],
  }),
  /** Sends the reminders that are due, by WeChat and by SMS (ADR 25). Two at once do no harm, and are no use. */
  defineLambda({
    name: 'sendOutgoing',
    handler: 'functions/messages/outgoing/send-outgoing.handler',
    triggers: { every: 'rate(1 minute)' },
    timeout: 60,
    atOnce: 1,
    rights: [
      civic.get(),
      civic.query(),
      civic.queryIndex('gsi1'),
      civic.put(),
      civic.update(),
      wechat(),
      secrets('PHONE_KEY', 'CURSOR_KEY', 'ROW_KEY'),
      sms('Progress', 'Work', 'Binding'),
    ],
  }),
  /** Makes rows of what the stream's consumers gave up, for the admin to see. */
  defineLambda({
    name: 'keepDeadLetters',
    handler: 'functions/messages/dead-letters/keep-dead-letters.handler',
    triggers: { queue: { logicalId: 'DeadLetters', batchSize: 10, partial: true } },
    timeout: 30,
    rights: [civic.get(), civic.put(), civic.update(), civic.rereadStream()],
  }),
];
