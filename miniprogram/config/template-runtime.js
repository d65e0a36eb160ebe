import { mergeInternalComponents } from '@tarojs/shared';
import components from './aria-components.json';

/** The runtime's half of aria-plugin.ts. */
mergeInternalComponents(components);
