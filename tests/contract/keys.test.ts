import { env, KEY_PURPOSES, type KeyPurpose } from '../../functions/platform/env';
import { service } from '../../infrastructure/service';

// One key for each purpose, and each function the keys of what it does.

const purposes = Object.keys(KEY_PURPOSES) as KeyPurpose[];
const SECRETS = {
  IDENTITY_KEY: 'IdentitySecret',
  PHONE_KEY: 'PhoneSecret',
  LOOKUP_KEY: 'LookupSecret',
  CURSOR_KEY: 'CursorSecret',
  AUDIT_KEY: 'AuditSecret',
  ROW_KEY: 'RowSecret',
} as const;
type SecretName = keyof typeof SECRETS;

/** Which secrets each function is given; one that is not here has none. */
const HELD: Record<string, readonly SecretName[]> = {
  identity: ['PHONE_KEY', 'LOOKUP_KEY', 'CURSOR_KEY', 'ROW_KEY'],
  messages: ['LOOKUP_KEY', 'CURSOR_KEY', 'ROW_KEY'],
  // What sends reminders opens phones and can open no identity number.
  sendOutgoing: ['PHONE_KEY', 'CURSOR_KEY', 'ROW_KEY'],
  tellAboutIdentity: ['ROW_KEY'],
  subsidies: ['CURSOR_KEY', 'ROW_KEY'],
  accounts: ['CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'],
  restateRegisters: ['CURSOR_KEY'],
  papers: ['CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'],
  imports: ['CURSOR_KEY', 'ROW_KEY'],
  // The only one that puts identity numbers into a roster.
  runImport: ['IDENTITY_KEY', 'PHONE_KEY', 'LOOKUP_KEY', 'CURSOR_KEY', 'ROW_KEY'],
  affairs: ['CURSOR_KEY', 'ROW_KEY'],
  media: ['LOOKUP_KEY', 'CURSOR_KEY', 'ROW_KEY'],
  custody: ['PHONE_KEY', 'LOOKUP_KEY', 'CURSOR_KEY', 'AUDIT_KEY', 'ROW_KEY'],
  reports: ['LOOKUP_KEY', 'CURSOR_KEY', 'AUDIT_KEY', 'ROW_KEY'],
  evidence: ['LOOKUP_KEY', 'CURSOR_KEY', 'AUDIT_KEY', 'ROW_KEY'],
  reviews: ['CURSOR_KEY', 'ROW_KEY'],
  // Accounts of authors are read.
  watchHeldReviews: ['CURSOR_KEY', 'ROW_KEY'],
  keepReviewTasks: ['CURSOR_KEY', 'ROW_KEY'],
  tellAboutReport: ['LOOKUP_KEY', 'ROW_KEY'],
  // Alerts go on the reports' loop: parts are marked as there.
  supervision: ['LOOKUP_KEY', 'CURSOR_KEY', 'ROW_KEY'],
  watchVillages: ['LOOKUP_KEY', 'CURSOR_KEY', 'ROW_KEY'],
  countCentres: ['CURSOR_KEY'],
  sumStatements: ['CURSOR_KEY'],
  tellLateMeetings: ['CURSOR_KEY', 'ROW_KEY'],
  tellLateCharges: ['CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'],
  countBenefits: ['CURSOR_KEY', 'ROW_KEY'],
  watchWritten: ['LOOKUP_KEY', 'CURSOR_KEY', 'ROW_KEY'],
  escalateAlerts: ['LOOKUP_KEY', 'ROW_KEY'],
  keepDeadlines: ['AUDIT_KEY', 'LOOKUP_KEY', 'ROW_KEY'],
  anchorTrails: ['AUDIT_KEY'],
  tellAboutAlert: ['LOOKUP_KEY', 'ROW_KEY'],
  tellAboutOrder: ['LOOKUP_KEY', 'ROW_KEY'],
  orders: ['CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'],
  bankLeg: ['CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'],
  wechatPay: ['CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'],
  openData: ['CURSOR_KEY'],
  makeOpenData: ['CURSOR_KEY', 'LOOKUP_KEY', 'ROW_KEY'],
};

const functions = Object.entries(service.functions);
const secretsOf = (environment: Record<string, unknown>): [string, string][] =>
  Object.entries(environment).flatMap(([name, value]): [string, string][] => {
    const [, resource] = /resolve:secretsmanager:\$\{(\w+)\}/.exec(JSON.stringify(value)) ?? [];
    return resource ? [[name, resource]] : [];
  });

test('each function is given the secrets of its table, and no other', () => {
  const given = functions.map(([name, { environment }]) => [
    name,
    secretsOf(environment)
      .map(([secret]) => secret)
      .sort(),
  ]);
  expect(Object.fromEntries(given.filter(([, secrets]) => secrets!.length > 0))).toEqual(
    Object.fromEntries(Object.entries(HELD).map(([name, secrets]) => [name, [...secrets].sort()])),
  );
});

test('each name is one secret everywhere, and no two names are the same', () => {
  for (const [, { environment }] of functions)
    for (const [name, resource] of secretsOf(environment))
      expect([name, resource]).toEqual([name, SECRETS[name as SecretName]]);
  expect(new Set(Object.values(SECRETS)).size).toBe(Object.keys(SECRETS).length);
});

test('no two purposes have one key: what seals never hashes', () => {
  expect(purposes.length).toBeGreaterThan(10);
  const keys = purposes.map((purpose) => env.keyFor(purpose).toString('hex'));
  expect(new Set(keys).size).toBe(purposes.length);
  for (const key of keys) expect(key).toHaveLength(64);
});

test('every purpose is of a secret that some function holds, and every secret that is held has a purpose', () => {
  const held = new Set(Object.values(HELD).flat());
  expect(new Set(purposes.map((purpose) => KEY_PURPOSES[purpose].secret))).toEqual(held);
});

test('the environments, where the secrets stand, are read by the functions alone: not by whoever may read a configuration, nor by who deploys', () => {
  const EnvironmentKey = { 'Fn::GetAtt': ['EnvironmentKey', 'Arn'] };
  for (const [name, { kmsKeyArn, role }] of functions) {
    expect([name, kmsKeyArn]).toEqual([name, EnvironmentKey]);
    expect([name, JSON.stringify(service.resources[role])]).toEqual([
      name,
      expect.stringContaining(JSON.stringify(EnvironmentKey)),
    ]);
  }
  const { KeyPolicy } = service.resources.EnvironmentKey!.Properties as {
    KeyPolicy: {
      Statement: {
        Sid: string;
        Action: string | string[];
        Condition?: { ArnEquals?: Record<string, { 'Fn::Sub': string }[]> };
      }[];
    };
  };
  const opening = KeyPolicy.Statement.filter(({ Action }) => /kms:(\*|Decrypt|ReEncrypt)/.test(String(Action)));
  expect(opening.map(({ Sid }) => Sid)).toEqual(['Read']);
  const readers = opening[0]!.Condition!.ArnEquals!['aws:PrincipalArn']!.map(
    (arn) => /-(\w+)$/.exec(arn['Fn::Sub'])?.[1],
  );
  expect(readers.sort()).toEqual(functions.map(([name]) => name).sort());
});
