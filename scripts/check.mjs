/** `npm run check`: types, lint, format, import arrows, dead code. All run, two at a time; exits 1 when any fails. */
import { spawn } from 'node:child_process';

const CHECKS = [
  ['types', 'tsc', ['--noEmit']],
  ['lint', 'eslint', ['.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '--cache', '.']],
  [
    'arrows',
    'depcruise',
    [
      'functions',
      'infrastructure',
      'shared',
      'miniprogram/src',
      'local',
      'scripts',
      'tests',
      'bench',
      '--output-type',
      'err',
    ],
  ],
  ['dead code', 'knip', []],
  ['documents', 'tsx', ['scripts/generate-docs.ts', '--check']],
  ['lockfile', 'node', ['scripts/check-lock.mjs']],
  ['licences', 'node', ['scripts/check-licences.mjs']],
];

const run = ([name, command, args]) =>
  new Promise((done) => {
    const started = Date.now();
    const [file, before] = command === 'node' ? [process.execPath, []] : ['npx', ['--no-install', command]];
    const child = spawn(file, [...before, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
      // Documents also say what is not wrong yet.
      if (code !== 0 || (name === 'documents' && output)) console.log(output.trimEnd());
      done(code === 0);
    });
  });

const queue = [...CHECKS];
const results = [];
await Promise.all(
  [0, 1].map(async () => {
    for (let next; (next = queue.shift());) results.push(await run(next));
  }),
);
process.exitCode = results.every(Boolean) ? 0 : 1;
