import { parse, stringify } from 'yaml';
import { z } from 'zod';

const scrape = z.looseObject({
  kubernetes_sd_configs: z.array(z.unknown()).optional(),
  authorization: z.unknown().optional(),
  tls_config: z.unknown().optional(),
});
const config = z.looseObject({
  scrape_configs: z.array(scrape),
  alerting: z.looseObject({ alertmanagers: z.array(scrape) }),
});

/**
 * A configuration of Prometheus without what only a cluster has: the discovery through its API server, which Debian's
 * Prometheus is built without, and the files of a pod's service account. All else, relabelling before all, stays.
 */
export function withoutDiscovery(text: string): string {
  const { scrape_configs, alerting, ...rest } = config.parse(parse(text, { merge: true }));
  const replace = ({
    kubernetes_sd_configs,
    authorization: _token,
    tls_config: _authority,
    ...other
  }: z.output<typeof scrape>) => ({
    ...other,
    ...(kubernetes_sd_configs && { static_configs: [{ targets: ['127.0.0.1:9'] }] }),
  });
  return stringify(
    {
      ...rest,
      alerting: { alertmanagers: alerting.alertmanagers.map(replace) },
      scrape_configs: scrape_configs.map(replace),
    },
    { aliasDuplicateObjects: false },
  );
}
