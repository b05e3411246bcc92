import { type ServiceDefinition, startService } from './service.ts';

/** Runs a service as this process: from the environment, until SIGTERM or SIGINT; a second signal ends it at once. */
export const runService = async (definition: ServiceDefinition): Promise<void> => {
  const running = await startService(definition, { env: process.env });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      running.drain().catch((error: unknown) => {
        running.log.error('draining failed', error);
        process.exitCode = 1;
      });
    });
  }
};
