/**
 * `npm run smoke -- --url https://api.… [--town 9位镇代码] [--version 0.1.0+…]`: whether a stage that was just deployed does what it must.
 * It needs no account and leaves nothing but a report of the town's test village, taken back. Exits 1 when a step fails.
 */
import { parseArgs } from 'node:util';
import { overHttp } from './smoke/call';
import { runSmoke } from './smoke/run';

async function main(): Promise<number> {
  let values: { url?: string; town?: string; version?: string };
  try {
    ({ values } = parseArgs({
      options: { url: { type: 'string' }, town: { type: 'string' }, version: { type: 'string' } },
    }));
  } catch {
    values = {};
  }
  const { url, town, version } = values;
  if (!url || !URL.canParse(url) || (town !== undefined && !/^\d{9}$/.test(town))) {
    console.error('用法：npm run smoke -- --url https://接口地址 [--town 9位镇代码] [--version 版本]');
    return 2;
  }
  const failed = await runSmoke(overHttp(url), { town, version }, (line) => console.log(line));
  return failed > 0 ? 1 : 0;
}

void main().then((code) => process.exit(code));
