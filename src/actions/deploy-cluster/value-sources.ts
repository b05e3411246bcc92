import { openKms } from '../../clouds/index.ts';
import type { CloudPorts } from '../../clouds/provider.ts';
import { openVault } from '../../clouds/vault.ts';
import type { Environment } from '../../fleet/environment.ts';
import type { Fleet } from '../../fleet/fleet.ts';
import type { ValueSources } from '../../kube/open-values.ts';

/** Where an environment's values come from that no file may show; opened when first needed. */
export interface OpenValueSources extends ValueSources {
  /** Ends logins. */
  close(): Promise<void>;
}

export function openValueSources(
  { decryption, vault: config }: Environment,
  fleet: Fleet,
  ports: CloudPorts,
): OpenValueSources {
  const vault = config && openVault(config, ports);
  const keys = async () => {
    const { 'age-key': age, identity } = decryption ?? {};
    const kms = identity === undefined ? undefined : await openKms(fleet, identity, ports);
    return {
      variables: { ...kms?.variables, ...(age === undefined ? {} : { SOPS_AGE_KEY: ports.secret(age) }) },
      files: kms?.files ?? {},
    };
  };
  return {
    decryption: { keys: decryption && keys, mask: ports.log.mask },
    vault: vault?.read,
    close: async () => vault?.close(),
  };
}
