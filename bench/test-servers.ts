import startServers from '../tests/support/global-setup';
import stopServers from '../tests/support/global-teardown';

// Runs as a process of its own until its parent lets go of it: what these servers compute is not counted as the functions'.
process.on('disconnect', () => void stopServers().finally(() => process.exit()));
void startServers({ maxWorkers: 1 }).then(() => {
  const endpoints = Object.entries(process.env).filter(([name]) => name.startsWith('TEST_'));
  process.send!(Object.fromEntries(endpoints));
});
