import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, type Page, test } from '@playwright/test';
import { goTo, newPhone, phoneOf, screen } from './phone';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const VILLAGE = 'villageCode=511503002228';
const YEAR = `${VILLAGE}&year=2026`;
const MONTH = `${YEAR}&month=10`;

/** Every page that opens by its address, by who it is for. */
const PAGES: Record<string, string[]> = {
  '': ['pages/home', 'pages/login', 'features/subsidies/eligible', 'features/reports/check'],
  王秀英: [
    ...['pages/home', 'pages/report', 'pages/messages', 'pages/me'],
    ...['payments', 'household', 'calendar', 'changes', 'eligible', 'programs'].map(
      (page) => `features/subsidies/${page}`,
    ),
    'features/subsidies/program?programCode=BT01',
    `features/subsidies/publicities?${VILLAGE}`,
    'features/accounts/villages',
    ...['year', 'entries', 'payees', 'compare', 'search', 'papers', 'publications'].map(
      (page) => `features/accounts/${page}?${YEAR}`,
    ),
    ...['assets', 'debts', 'projects'].map((page) => `features/accounts/${page}?${VILLAGE}`),
    ...['statements', 'balances'].map((page) => `features/accounts/${page}?${MONTH}`),
    'features/affairs/policies',
    // Neither is the one that changed since she saved it: reading that is what the policies' own test looks at.
    'features/affairs/policy?policyCode=ZC60',
    'features/affairs/policy-changes?policyCode=ZC61',
    'features/affairs/saved-policies',
    ...['notices', 'overdue', 'decisions'].map((page) => `features/affairs/${page}?${VILLAGE}`),
    'features/affairs/find',
    'features/reports/list',
    `features/reports/ask?kind=payment&${VILLAGE}`,
    ...['village', 'compare'].map((page) => `features/reviews/${page}?${VILLAGE}`),
    ...['bind', 'privacy'].map((page) => `features/identity/${page}`),
    `features/reviews/subject?${VILLAGE}&kind=work&id=environment`,
    ...['copies', 'open-data'].map((page) => `features/accounts/${page}?${VILLAGE}`),
    ...['incoming', 'payments'].map((page) => `features/wechat-pay/${page}?${VILLAGE}`),
  ],
  陈建国: [
    'pages/home',
    ...['work', 'canned', 'statistics', 'restriction'].map((page) => `features/reports/${page}`),
    `features/subsidies/paper-consent?${VILLAGE}`,
    'features/affairs/publish',
    `features/affairs/record-decision?${VILLAGE}`,
    `features/affairs/appraisals?${VILLAGE}`,
    `features/affairs/record-appraisal?${VILLAGE}`,
    ...['queue', 'tasks'].map((page) => `features/reviews/${page}?role=cadre`),
    `features/accounts/intake?${VILLAGE}`,
    'features/orders/list',
    `features/identity/counter?${VILLAGE}`,
  ],
  赵强: [
    'features/accounts/desk',
    `features/accounts/desk?${VILLAGE}`,
    `features/accounts/openings?${VILLAGE}`,
    'features/reports/pile',
    'features/supervision/alerts',
    'features/accounts/copies?register=1',
    'features/accounts/hand-over?division=511503002',
    'features/accounts/workbench',
    'features/accounts/consolidated',
    ...['templates', 'intake', 'bank-accounts'].map((page) => `features/accounts/${page}?${VILLAGE}`),
    ...['list', 'code'].map((page) => `features/orders/${page}`),
    `features/identity/contact?${VILLAGE}`,
  ],
  周敏: [
    'features/affairs/overdue',
    'features/reports/appeals',
    'features/reviews/falls?role=regulator',
    ...['centres', 'freshness', 'unclaimed', 'lists', 'outcomes'].map((page) => `features/supervision/${page}`),
    'features/supervision/benefits?division=511503',
    'features/reports/routing',
    'features/supervision/rules?districtCode=511503',
    `features/reports/past?${VILLAGE}`,
  ],
  孙磊: [
    'features/identity/holders',
    'features/imports/batches',
    'features/imports/upload',
    'features/messages/dead-letters',
  ],
  何清: ['features/custody/openings', 'features/identity/grants'],
};

/** What axe asks by itself, and that a spoken name has the words that are seen: who speaks to a phone says what is written. */
const RULES: RunOptions = {
  resultTypes: ['violations'],
  rules: { 'label-content-name-mismatch': { enabled: true } },
};

declare const axe: { run(within: object, options: RunOptions): Promise<AxeResults> };

/** What axe finds on what is seen, a line each: rule, how often, the first place. */
async function found(page: Page): Promise<string[]> {
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  const { violations } = await page.evaluate((options) => axe.run(document, options), RULES);
  return violations.map(
    ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]!.html.slice(0, 160)} ${nodes[0]!.any[0]?.message ?? ''}`,
  );
}

async function walk(page: Page, pages: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for (const each of pages) {
    const [path, query] = each.split('?');
    await goTo(page, `${path}/index${query ? `?${query}` : ''}`);
    await expect(screen(page).locator('.page')).toBeVisible();
    await expect(screen(page).locator('.loading')).toHaveCount(0);
    all.push(...(await found(page)).map((line) => `${each}: ${line}`));
  }
  return all;
}

const VIEWS = [
  { view: 'ordinary', colorScheme: 'light', elder: false },
  { view: '长辈版', colorScheme: 'light', elder: true },
  { view: 'dark', colorScheme: 'dark', elder: false },
] as const;

// The ordinary view with every run; the others differ in sizes and colours, and are asked for (`npm run axe`).
for (const { view, colorScheme, elder } of process.env.AXE ? VIEWS : VIEWS.slice(0, 1))
  test(`axe has nothing to say of any page: ${view}`, async ({ browser }) => {
    const lines: string[] = [];
    for (const [name, pages] of Object.entries(PAGES)) {
      const { page } = name ? await phoneOf(browser, name) : await newPhone(browser);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      if (elder)
        await page.evaluate(() =>
          localStorage.setItem('settings', JSON.stringify({ data: JSON.stringify({ elder: true }) })),
        );
      await page.addInitScript(AXE);
      await page.reload();
      lines.push(...(await walk(page, pages)).map((line) => `${name || 'guest'} ${line}`));
      await page.context().close();
    }
    expect(lines).toEqual([]);
  });
