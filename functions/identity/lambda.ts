import { defineLambda } from '../../infrastructure/lambda';
import { civic, ledger, secrets, wechat } from '../../infrastructure/rights';
import { FOLLOWED } from '../messages/dead-letters/followed';

export const lambdas = [
  /** 登录 实名绑定 授权 区划 */
  defineLambda({
    name: 'identity',
    handler: 'functions/identity/index.handler',
    triggers: { routesOf: 'identity' },
    rights: [
      civic.read(),
      civic.put(),
      civic.update(),
      civic.removeUnder('SESSION#*', 'CADRES#*', 'HOLDERS#*', 'OPENGRANT#*', 'COUNTER#*'),
      civic.check(),
      ledger.append(),
      wechat(),
      secrets('PHONE_KEY', 'LOOKUP_KEY', 'CURSOR_KEY', 'ROW_KEY'),
    ],
  }),
  /** Tells of bindings and roles who holds the same role and the admins; what the roster's phone is told waits for `sendOutgoing`. */
  defineLambda({
    name: 'tellAboutIdentity',
    handler: 'functions/identity/tell-about-identity.handler',
    triggers: { rowsWritten: { entities: FOLLOWED.tellAboutIdentity, batchSize: 10 } },
    timeout: 30,
    rights: [civic.read(), civic.putUnder('INBOX#*', 'OUTGOING#*'), secrets('ROW_KEY')],
  }),
];
