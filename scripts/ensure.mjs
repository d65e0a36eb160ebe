/**
 * `node scripts/ensure.mjs start|test`: what this machine must have before `npm start` or `npm test`. Says nothing when all is
 * there. Installs what it can (packages; on Debian as root also Java, and a browser for the tests), otherwise says what to type.
 * Plain Node: it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const inRoot = (name) => path.join(ROOT, name);

class Missing extends Error {}

const run = (command, args) => spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((directory) => path.join(directory, process.platform === 'win32' ? `${name}.exe` : name))
    .find((file) => existsSync(file));

function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Missing(
      `Node ${process.versions.node} is too old: 20.19 or newer is needed (see .nvmrc). Type: nvm install 22`,
    );
  }
}

/** Whether node_modules holds what package-lock.json says. Their times tell at once; their contents when the times do not. */
function packagesAreInstalled() {
  const [lock, installed] = [inRoot('package-lock.json'), inRoot('node_modules/.package-lock.json')];
  if (!existsSync(installed)) return false;
  if (statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const present = packagesOf(installed);
  return Object.entries(packagesOf(lock)).every(
    ([name, { version, optional, peer, link }]) =>
      !name || optional || peer || link || present[name]?.version === version,
  );
}

function ensurePackages() {
  if (packagesAreInstalled()) return;
  console.log('Installing packages (a minute or two) …');
  // npm is a .cmd on Windows, which only a shell runs.
  const { status } = spawnSync('npm', ['ci'], { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0)
    throw new Missing('The packages could not be installed (npm says why above). When that is mended, type: npm ci');
}

/** The major version of the `java` on the PATH; 0 when there is none. Read from its release file: starting a JVM takes longer. */
function javaMajor() {
  const java = onPath('java');
  if (!java) return 0;
  try {
    const release = readFileSync(path.join(path.dirname(realpathSync(java)), '../release'), 'utf8');
    return Number(/JAVA_VERSION="(\d+)/.exec(release)[1]);
  } catch {
    const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' });
    return Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0);
  }
}

const findBrowser = () => ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].find(onPath);

/** Linux draws Chinese as boxes without a font for it; elsewhere the system has one. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const isCjk = (name) => /NotoSansCJK|NotoSerifCJK|SourceHanSans|wqy-|DroidSansFallback/i.test(name);
  const search = (directory, depth) =>
    existsSync(directory) &&
    readdirSync(directory, { withFileTypes: true }).some((entry) =>
      entry.isDirectory() ? depth > 0 && search(path.join(directory, entry.name), depth - 1) : isCjk(entry.name),
    );
  return search('/usr/share/fonts', 3) || search('/usr/local/share/fonts', 3);
}

const isRootOnDebian = () => process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
let listsAreFresh = false;

/** Installs the first of `candidates` that this Debian has. */
function aptInstall(...candidates) {
  if (!isRootOnDebian()) return false;
  console.log(`Installing ${candidates[0]} …`);
  // Where there is no network it is said soon.
  listsAreFresh ||= run('apt-get', ['-q', '-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::Retries=1', 'update']);
  return candidates.some((name) => run('apt-get', ['-qy', 'install', '--no-install-recommends', name]));
}

function ensureJava() {
  const found = javaMajor();
  if (found >= 17) return;
  if (aptInstall('openjdk-17-jre-headless', 'openjdk-21-jre-headless', 'default-jre-headless') && javaMajor() >= 17)
    return;
  throw new Missing(
    `Java 17 or newer is needed for DynamoDB Local${found ? ` (this is Java ${found})` : ''}. ${advice('openjdk-17-jre-headless', 'openjdk@17')}`,
  );
}

function ensureBrowser() {
  // The headless one besides, if this Debian has it: its own process takes a third of the CPU, and the tests do without it.
  const isNew = !findBrowser();
  if (isNew && !(aptInstall('chromium') && findBrowser())) {
    throw new Missing(`Chromium is needed for the browser tests. ${advice('chromium', '--cask chromium')}`);
  }
  if (isNew) aptInstall('chromium-headless-shell');
  if (!hasChineseFont() && !(aptInstall('fonts-noto-cjk') && hasChineseFont())) {
    throw new Missing(
      `A Chinese font is needed for the browser tests. ${advice('fonts-noto-cjk', 'font-noto-sans-cjk')}`,
    );
  }
}

const advice = (debian, mac) =>
  process.platform === 'darwin' ? `Type: brew install ${mac}` : `Type: sudo apt-get install ${debian}`;

const what = process.argv[2];
if (what !== 'start' && what !== 'test') {
  console.error('node scripts/ensure.mjs start|test');
  process.exit(1);
}
try {
  ensureNode();
  ensurePackages();
  ensureJava();
  if (what === 'test') ensureBrowser();
} catch (error) {
  console.error(error instanceof Missing ? error.message : error);
  process.exit(1);
}
