import type { AppConfig } from '@tarojs/taro';

// Taro's build gives app.config.ts this function; read by a test, the file is what it hands in.
Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config });
