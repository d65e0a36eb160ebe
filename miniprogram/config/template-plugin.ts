import path from 'node:path';
import type { IPluginContext } from '@tarojs/service';
import added from './template-added.json';
import components from './template-components.json';
import unused from './template-unused.json';

type Attributes = Record<string, Record<string, string>>;

interface MiniPlatform {
  template?: { internalComponents: Attributes; mergeComponents(ctx: unknown, components: object): void };
  runtimePath?: string | string[];
}

/**
 * Taro's WXML templates leave out what screen readers need: this lets aria attributes through. They name much that no page here uses, once
 * for each of fifteen levels, in the main package, and describe every component of WeChat: that is left out (lean-templates.cjs does the runtime's table), and `scripts/weapp/templates.test.ts` says when a page begins to
 * use it. Templates and runtime number a component's attributes alike (p0, p1, …), so both have to be told: a template alone would mix
 * up every other attribute.
 */
export default (ctx: IPluginContext): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      const { template } = platform;
      if (!template) return;
      template.mergeComponents(ctx, added);
      for (const [component, attributes] of Object.entries(template.internalComponents)) {
        if (!components.includes(component)) delete template.internalComponents[component];
        for (const name of [...unused['*'], ...((unused as Record<string, string[]>)[component] ?? [])])
          delete attributes[name];
      }
      const paths = platform.runtimePath ?? [];
      platform.runtimePath = [
        ...(Array.isArray(paths) ? paths : [paths]),
        path.resolve(__dirname, 'template-runtime.js').replace(/\\/g, '/'),
      ];
    },
  });
};
