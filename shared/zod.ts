/**
 * The only file that imports zod. `jitless` and the locale are read when a schema is built, so they are set here,
 * before any contract loads: `new Function` exists in WeChat and does nothing (DESIGN.md §4).
 */
import { config } from 'zod/mini';
import { zhCN } from 'zod/locales';

config({ jitless: true, ...zhCN() });

export * from 'zod/mini';
