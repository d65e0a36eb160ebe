import path from 'node:path';
import type { IPluginContext } from '@tarojs/service';
import components from './aria-components.json';

interface MiniPlatform {
  template?: { mergeComponents(ctx: unknown, components: object): void };
  runtimePath?: string | string[];
}

/**
 * Taro's WXML templates leave out what screen readers need: this lets aria attributes through. Templates and runtime number a
 * component's attributes alike (p0, p1, …), so both have to be told: a template alone would mix up every other attribute.
 */
export default (ctx: IPluginContext): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, components);
      const paths = platform.runtimePath ?? [];
      platform.runtimePath = [
        ...(Array.isArray(paths) ? paths : [paths]),
        path.resolve(__dirname, 'aria-runtime.js').replace(/\\/g, '/'),
      ];
    },
  });
};
