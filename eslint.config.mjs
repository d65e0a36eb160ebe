import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const door = (selector, message) => ({ selector, message });
const NO_ENV = door(
  "MemberExpression[object.name='process'][property.name='env']",
  'read the environment in functions/platform/env.ts',
);
const NO_CLOCK = [
  door(
    "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    'read the clock in functions/platform/clock.ts',
  ),
  door("NewExpression[callee.name='Date'][arguments.length=0]", 'read the clock in functions/platform/clock.ts'),
];
const NO_TARO_IO = door(
  "MemberExpression[object.name='Taro'][property.name=/^(request|uploadFile|downloadFile|(get|set|remove|clear)Storage(Sync)?)$/]",
  'network and storage live in miniprogram/src/platform',
);
const NO_SPEECH = [
  door(
    'Identifier[name=/^(speechSynthesis|SpeechSynthesisUtterance|requirePlugin)$/]',
    'the voice is in miniprogram/src/platform/sound/speech.ts',
  ),
  door(
    "MemberExpression[object.name='Taro'][property.name='createInnerAudioContext']",
    'the voice is in miniprogram/src/platform/sound/speech.ts',
  ),
];

/**
 * What the oldest phones that miniprogram/package.json declares do not have, and WeChat's base library gives only from 2.23.1 on. With
 * `matchAll` gone, pressing 提交 does nothing.
 */
const NOT_ON_OLD_PHONES = [
  door(
    'CallExpression[callee.property.name=/^(at|matchAll|replaceAll|findLast|findLastIndex|toSorted|toReversed|with|allSettled|hasOwn)$/]',
    'old phones have no such method',
  ),
  door('Identifier[name=/^(Intl|structuredClone|BigInt|WeakRef)$/]', 'old phones have no such thing'),
];

export default tseslint.config(
  { ignores: ['dist', '.local', '.serverless', 'native', 'node_modules', 'coverage', 'test-results'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      eqeqeq: 'error',
      // A sentence that begins with "Of" has to be read twice (docs/style.md); what is to be done stands in the tracker.
      'no-warning-comments': ['error', { terms: ['of', 'todo', 'fixme', 'xxx'], location: 'start', decoration: ['*'] }],
      'no-console': 'off',
    },
  },
  {
    files: ['functions/**/*.ts'],
    ignores: ['**/*.test.ts', 'functions/platform/env.ts', 'functions/platform/clock.ts'],
    rules: { 'no-console': 'error', 'no-restricted-syntax': ['error', NO_ENV, ...NO_CLOCK] },
  },
  {
    files: ['functions/**/*.ts'],
    ignores: ['functions/platform/**', '**/*-store.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@aws-sdk/*', 'dynamodb-toolbox', 'dynamodb-toolbox/*'],
              message: 'only platform and *-store.ts speak to AWS',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['miniprogram/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'warn' },
  },
  {
    files: ['miniprogram/src/**/*.{ts,tsx}'],
    ignores: ['miniprogram/src/platform/**'],
    rules: { 'no-restricted-syntax': ['error', NO_TARO_IO, ...NO_SPEECH, ...NOT_ON_OLD_PHONES] },
  },
  {
    files: ['miniprogram/src/platform/**/*.ts', 'shared/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NOT_ON_OLD_PHONES] },
  },
  {
    files: ['shared/**/*.ts'],
    ignores: ['shared/zod.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['zod', 'zod/mini', 'zod/locales'].map((name) => ({
            name,
            message: 'zod comes through shared/zod.ts, which configures it first',
          })),
        },
      ],
    },
  },
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
