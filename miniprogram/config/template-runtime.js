import { internalComponents, mergeInternalComponents } from '@tarojs/shared';
import added from './template-added.json';
import unused from './template-unused.json';

/** The runtime's half of template-plugin.ts. */
mergeInternalComponents(added);
Object.keys(internalComponents).forEach((component) =>
  unused['*'].concat(unused[component] || []).forEach((name) => {
    delete internalComponents[component][name];
  }),
);
