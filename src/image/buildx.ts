import type { Context } from '../core/context.ts';
import { plainEnvironment } from '../core/exec.ts';
import { findProgram } from '../core/find-program.ts';
import { toolLock } from '../core/tools.lock.ts';
import { findTool, refusalOf, type ToolPorts, versionOf } from '../core/tools.ts';

/** How buildx is called here. */
export interface Buildx {
  readonly argv: readonly [string, ...string[]];
  readonly version: string;
  /** Its environment: where builders are configured and Docker is found, no token. */
  readonly env: Readonly<Record<string, string>>;
}

const configuration = [
  'BUILDX_BUILDER',
  'BUILDX_CONFIG',
  'DOCKER_CERT_PATH',
  'DOCKER_CONFIG',
  'DOCKER_CONTEXT',
  'DOCKER_HOST',
  'DOCKER_TLS_VERIFY',
  'XDG_RUNTIME_DIR',
];

/** Finds buildx: the program, the plugin of the docker command, or a download. `TOOL_MISSING`. */
export async function findBuildx(ports: ToolPorts): Promise<Buildx> {
  const env = buildxEnvironment(ports.env);
  const docker = (await findProgram('buildx', ports.env))
    ? undefined
    : await findProgram('docker', ports.env);
  if (docker !== undefined) {
    const version = await versionOf([docker, 'buildx', 'version'], ports.exec, { ...ports.env });
    if (version !== undefined && refusalOf(version, toolLock.buildx) === undefined)
      return { argv: [docker, 'buildx'], version, env };
  }
  const tool = await findTool('buildx', ports);
  return { argv: [tool.path], version: tool.version, env };
}

function buildxEnvironment(env: Context['env']): Record<string, string> {
  const kept = configuration.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...plainEnvironment(env), ...Object.fromEntries(kept) };
}
