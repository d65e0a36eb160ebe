import type { SceneKind } from '@shared/papers/scene';

/** The page that each kind of code opens. */
export const SCAN_PAGE: Record<SceneKind, string> = {
  village: 'features/accounts/year/index',
  asset: 'features/accounts/asset/index',
  resource: 'features/accounts/resource/index',
  contract: 'features/accounts/contract/index',
};
