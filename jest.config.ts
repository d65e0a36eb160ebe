/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const swc = (tsx: boolean): [string, Record<string, unknown>] => [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx }, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
  },
];

/** `CLOCK_DAYS=40 npx jest` runs everything as on a day to come. */
const { CLOCK_DAYS } = process.env;
if (CLOCK_DAYS) process.env.CLOCK_SHIFT_MS = String(Number(CLOCK_DAYS) * 86_400_000);
const clock = process.env.CLOCK_SHIFT_MS ? ['<rootDir>/tests/support/shifted-clock.ts'] : [];

const node = {
  testEnvironment: 'node',
  transform: { '^.+\\.(t|j)sx?$': swc(false) },
  transformIgnorePatterns: ['/node_modules/(?!(ulid|zod|dynamodb-toolbox|mediabunny|@audio/decode-amr)/)'],
  moduleNameMapper: { '^@shared/(.*)$': '<rootDir>/shared/$1' },
  setupFiles: clock,
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.serverless', '<rootDir>/.local'],
} satisfies Partial<Config>;

const config: Config = {
  // A limit finds what hangs, never what is slow: a machine whose two cores are taken has needed 37 s for a second's work.
  testTimeout: 180_000,
  // Each waits a third of its time for DynamoDB Local, which answers each from a database of its own.
  maxWorkers: 3,
  projects: [
    {
      ...node,
      displayName: 'unit',
      testMatch: ['<rootDir>/{shared,functions,local,scripts,bench}/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.integration\\.test\\.ts$'],
    },
    {
      ...node,
      displayName: 'integration',
      testMatch: [
        '<rootDir>/{functions,local,scripts}/**/*.integration.test.ts',
        '<rootDir>/tests/{api,contract}/**/*.test.ts',
      ],
      globalSetup: '<rootDir>/tests/support/global-setup.ts',
      globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
      setupFiles: [...clock, '<rootDir>/tests/support/environment.ts', '<rootDir>/tests/support/quick-hash.ts'],
    },
    {
      ...node,
      displayName: 'miniprogram',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/miniprogram/**/*.test.ts?(x)'],
      setupFilesAfterEnv: ['<rootDir>/miniprogram/test/setup.ts'],
      transform: { '^.+\\.(t|j)sx?$': swc(true) },
      moduleNameMapper: {
        '^@shared/(.*)$': '<rootDir>/shared/$1',
        '^@/(.*)$': '<rootDir>/miniprogram/src/$1',
        '^@tarojs/components$': '<rootDir>/miniprogram/test/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/miniprogram/test/taro.ts',
        '\\.(s?css|png|jpe?g|svg)$': '<rootDir>/miniprogram/test/asset.ts',
      },
    },
  ],
};

export default config;
