/** Stops what the global setup started. */
export default async (): Promise<void> => {
  await (globalThis as { stopTestServers?: () => Promise<void> }).stopTestServers?.();
};
