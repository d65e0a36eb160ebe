/** The arrows of DESIGN.md §2: page → feature → platform/call → shared; entry → operation → domain and store → platform → shared. */
const TESTS = '\\.test\\.tsx?$|/testing/';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'a cycle has no beginning to read from',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'shared-imports-zod-only',
      'contracts import zod and nothing else',
      { path: '^shared/', pathNot: TESTS },
      { pathNot: '^(shared/|node_modules/zod)' },
    ),
    rule(
      'only-shared-zod-imports-zod',
      'zod is configured before it is used',
      { pathNot: '^shared/zod\\.ts$|node_modules' },
      { path: '^node_modules/zod' },
    ),
    rule(
      'features-do-not-import-each-other',
      'only identity, media and messages are base features; papers, imports, custody, evidence, supervision, orders, wechat-pay, wechat-messages, open-data and reviews stand above the others',
      {
        path: '^functions/(?!(?:papers|imports|custody|evidence|supervision|orders|wechat-pay|wechat-messages|open-data|reviews|accounts/levies)/)([^/]+)/',
        pathNot: TESTS,
      },
      { path: '^functions/([^/]+)/', pathNot: '^functions/($1|platform|identity|media|messages)/' },
    ),
    rule(
      'levies-rest-on-decisions',
      'what is raised of the members rests on a decision of theirs (ADR 99)',
      { path: '^functions/accounts/levies/', pathNot: TESTS },
      {
        path: '^functions/([^/]+)/',
        pathNot: '^functions/(accounts|affairs/decisions|platform|identity|media|messages)/',
      },
    ),
    rule(
      'papers-print-accounts-and-reports',
      'papers are made of the accounts (ADR 20), of the reports and their files (ADR 27, 28), of what the centres keep (ADR 90), of the scores (ADR 89), of what was paid to a village (ADR 104) or to a person (ADR 106) and of what its meetings said (ADR 105)',
      { path: '^functions/papers/', pathNot: TESTS },
      {
        path: '^functions/([^/]+)/',
        pathNot:
          '^functions/((papers|accounts|affairs/decisions|reports|reviews|supervision|media|platform|identity)/|wechat-pay/(seen-by|due-view)[.]ts$|subsidies/(payment-store|person-of)[.]ts$)',
      },
    ),
    rule(
      'custody-keeps-reporters',
      'custody opens what the reports sealed (ADR 22)',
      { path: '^functions/custody/', pathNot: TESTS },
      { path: '^functions/([^/]+)/', pathNot: '^functions/(custody|reports|platform|identity)/' },
    ),
    rule(
      'evidence-opens-originals',
      'evidence opens and paints over what was sent with a report (ADR 24)',
      { path: '^functions/evidence/', pathNot: TESTS },
      { path: '^functions/([^/]+)/', pathNot: '^functions/(evidence|reports|media|platform)/' },
    ),
    rule(
      'supervision-watches',
      'supervision reads what the others keep, and changes none of it (ADR 57); who holds a post is known to the orders (ADR 90), which reviews came at once to the reviews (ADR 89), and which files came to the imports (ADR 97)',
      { path: '^functions/supervision/', pathNot: TESTS },
      {
        path: '^functions/([^/]+)/',
        pathNot:
          '^functions/(supervision|accounts|affairs|subsidies|reports|reviews|orders|imports|messages|media|platform|identity)/',
      },
    ),
    rule(
      'orders-enter-the-books',
      'a payment is entered in the accounts and covered by a decision of the affairs (ADR 62); who has the next step is told (ADR 79)',
      { path: '^functions/orders/', pathNot: TESTS },
      {
        path: '^functions/([^/]+)/',
        pathNot: '^functions/(orders|accounts|affairs|media|messages|platform|identity)/',
      },
    ),
    rule(
      'wechat-pay-prepares-for-the-books',
      'money that came is put on its contract, and its voucher prepared in the accounts (ADR 80); what goes out is an order (ADR 96)',
      { path: '^functions/wechat-pay/', pathNot: TESTS },
      { path: '^functions/([^/]+)/', pathNot: '^functions/(wechat-pay|accounts|orders|platform|identity)/' },
    ),
    rule(
      'wechat-messages-carry-what-wechat-says',
      'what WeChat thinks of a picture is brought to its review (ADR 93)',
      { path: '^functions/wechat-messages/', pathNot: TESTS },
      { path: '^functions/([^/]+)/', pathNot: '^functions/(wechat-messages|reviews|platform)/' },
    ),
    rule(
      'open-data-is-what-is-public-elsewhere',
      'open files are made of the public views of the accounts, the affairs, the reports and the reviews (ADR 88)',
      { path: '^functions/open-data/', pathNot: TESTS },
      {
        path: '^functions/([^/]+)/',
        pathNot: '^functions/(open-data|accounts|affairs|reports|reviews|platform|identity)/',
      },
    ),
    rule(
      'reviews-are-mended-as-reports-are-handled',
      'a low review is mended by the calendar and the ladder of the reports (ADR 74); who was paid a subsidy is known to the subsidies (ADR 94)',
      { path: '^functions/reviews/', pathNot: TESTS },
      {
        path: '^functions/([^/]+)/',
        pathNot: '^functions/(reviews|reports|subsidies|messages|media|platform|identity)/',
      },
    ),
    rule(
      'nobody-stands-on-what-stands-above',
      'papers, imports, custody, evidence, supervision, orders, wechat-pay, wechat-messages and open-data are used by nobody',
      {
        path: '^functions/(?!(papers|imports|custody|evidence|supervision|orders|wechat-pay|wechat-messages|open-data)/)',
        pathNot: TESTS,
      },
      { path: '^functions/(papers|imports|custody|evidence|supervision|orders|wechat-pay|wechat-messages|open-data)/' },
    ),
    rule(
      'base-features-stay-below',
      'identity, media and messages know no other feature',
      { path: '^functions/(identity|media|messages)/', pathNot: TESTS },
      { path: '^functions/([^/]+)/', pathNot: '^functions/(platform|identity|media|messages)/' },
    ),
    rule(
      'platform-knows-no-feature',
      'platform is below every feature',
      { path: '^functions/platform/', pathNot: TESTS },
      { path: '^functions/(?!platform/)' },
    ),
    rule(
      'nobody-imports-an-entry',
      'an index.ts is a Lambda entry',
      { path: '^(functions|shared|miniprogram)/', pathNot: TESTS },
      { path: '^functions/[^/]+/index\\.ts$' },
    ),
    rule(
      'functions-know-no-simulator',
      'what stands in for AWS and WeChat is never bundled',
      { path: '^(functions|shared|miniprogram)/', pathNot: TESTS },
      { path: '^(local|tests|scripts|bench)/' },
    ),
    rule(
      'functions-do-not-know-how-they-are-deployed',
      'a lambda.ts says it, and is not bundled',
      { path: '^(functions|shared|miniprogram)/', pathNot: `${TESTS}|^functions/[^/]+/lambda\\.ts$` },
      { path: '^infrastructure/|^functions/[^/]+/lambda\\.ts$' },
    ),
    rule(
      'infrastructure-knows-declarations-only',
      'no code of a function, no SDK; how a folded route is read is said in one place; the code’s version is asked of git',
      // How a bundle is made is a tool of the build.
      { path: '^infrastructure/', pathNot: '^infrastructure/split-bundles\\.cjs$' },
      {
        pathNot:
          '^(infrastructure/|shared/routes\\.ts$|functions/platform/route-key\\.ts$|functions/[^/]+/lambda\\.ts$|node_modules/tsx|package\\.json$|child_process$)',
      },
    ),
    rule(
      'phone-knows-no-function',
      'the phone speaks through contracts',
      { path: '^miniprogram/' },
      { path: '^functions/' },
    ),
    rule('functions-know-no-phone', 'and so does the server', { path: '^functions/' }, { path: '^miniprogram/' }),
    rule(
      'main-package-knows-no-feature',
      'a sub-package is loaded later',
      { path: '^miniprogram/src/(pages|ui|platform)/' },
      { path: '^miniprogram/src/features/' },
    ),
    rule(
      'sub-packages-do-not-import-each-other',
      'WeChat refuses it',
      { path: '^miniprogram/src/features/([^/]+)/' },
      { path: '^miniprogram/src/features/', pathNot: '^miniprogram/src/features/$1/' },
    ),
    rule(
      'ui-knows-no-page',
      'components are below pages',
      { path: '^miniprogram/src/ui/' },
      { path: '^miniprogram/src/pages/' },
    ),
    rule(
      'no-orphans',
      'dead code',
      {
        orphan: true,
        path: '^(functions|shared|miniprogram/src)/',
        pathNot: '\\.d\\.ts$|app\\.config\\.ts$|index\\.config\\.ts$|abort-controller\\.ts$|dynamodb-commands\\.ts$',
      },
      {},
    ),
    rule(
      'domain-imports-shared-only',
      'a domain file is pure',
      { path: '^functions/([^/]+)/(identity|payment|book|report|review|score|tally|search|deadline)\\.ts$' },
      { pathNot: '^(shared/|functions/$1/[a-z/-]+(?<!-store)\\.ts$)' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.local|\\.serverless)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
