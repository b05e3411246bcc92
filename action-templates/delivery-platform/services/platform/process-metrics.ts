import type { Configuration } from './configuration.ts';
import type { Metrics } from './metrics.ts';

/** Adds what Prometheus' client libraries report of a process, and which release it is. */
export const addProcessMetrics = (metrics: Metrics, configuration: Configuration): void => {
  const { version, commit, release = '' } = configuration;
  const startTime = Date.now() / 1000 - process.uptime();
  const cpuSeconds = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  metrics.observed('counter', 'process_cpu_seconds_total', 'User and system CPU time.', cpuSeconds);
  metrics.observed('gauge', 'process_resident_memory_bytes', 'Resident memory.', () =>
    process.memoryUsage.rss(),
  );
  metrics.observed(
    'gauge',
    'process_start_time_seconds',
    'Start of the process, Unix time.',
    () => startTime,
  );
  metrics.observed(
    'gauge',
    'nodejs_heap_size_used_bytes',
    'Heap in use.',
    () => process.memoryUsage().heapUsed,
  );
  metrics.observed('gauge', 'build_info', 'The release this process serves; always 1.', () => 1, {
    version,
    commit,
    release,
    node: process.versions.node,
  });
};
