import { type Dockerfile, expand, type Instruction, type Stage } from './dockerfile.ts';

/** A RUN that a build executes on a given platform. */
export interface ExecutedRun {
  /** `native` is the builder's own platform, which needs no emulation. */
  readonly platform: string;
  readonly line: number;
}

/**
 * The first RUN per platform that building `target` (the last stage by default) for `platform` executes. Stages that
 * neither the target nor its COPY and mount sources need are left out, as BuildKit does.
 */
export function executedPlatforms(
  dockerfile: Dockerfile,
  platform: string,
  {
    target,
    args = {},
  }: { readonly target?: string | undefined; readonly args?: Readonly<Record<string, string>> },
): ExecutedRun[] {
  const { stages } = dockerfile;
  const [os = '', arch = '', variant = ''] = platform.split('/');
  const values = {
    ...dockerfile.globals,
    ...args,
    TARGETPLATFORM: platform,
    TARGETOS: os,
    TARGETARCH: arch,
    TARGETVARIANT: variant,
    BUILDPLATFORM: 'native',
  };
  const find = (reference: string): Stage | undefined => {
    const wanted = expand(reference, values).toLowerCase();
    return (
      stages.find((stage) => stage.name === wanted) ??
      (/^\d+$/.test(wanted) ? stages[Number(wanted)] : undefined)
    );
  };
  // A base must be an earlier stage; a later one of that name is an image.
  const baseOf = (stage: Stage) => {
    const wanted = expand(stage.base, values).toLowerCase();
    return stages.findLast((other) => other.index < stage.index && other.name === wanted);
  };
  const platformOf = (stage: Stage): string => {
    if (stage.platform !== undefined) return expand(stage.platform.replace(/^(["'])(.*)\1$/, '$2'), values);
    const base = baseOf(stage);
    return base === undefined ? platform : platformOf(base);
  };

  const needed = new Set<Stage>();
  const visit = (stage: Stage | undefined): void => {
    if (stage === undefined || needed.has(stage)) return;
    needed.add(stage);
    visit(baseOf(stage));
    for (const instruction of stage.instructions)
      for (const source of sourcesOf(instruction)) visit(find(source));
  };
  visit(target === undefined ? stages.at(-1) : find(target));

  const first = new Map<string, number>();
  for (const stage of stages) {
    if (!needed.has(stage)) continue;
    const run = stage.instructions.find(({ name }) => name === 'RUN');
    const on = platformOf(stage);
    if (run !== undefined && !first.has(on)) first.set(on, run.line);
  }
  return [...first].map(([on, line]) => ({ platform: on, line }));
}

/** Stages an instruction reads from: `COPY --from=NAME`, `RUN --mount=…,from=NAME`. */
function sourcesOf({ name, rest }: Instruction): string[] {
  if (name === 'COPY' || name === 'ADD')
    return [...rest.matchAll(/(?:^|\s)--from=(\S+)/g)].map(([, from = '']) => from);
  if (name !== 'RUN') return [];
  return [...rest.matchAll(/(?:^|\s)--mount=(\S+)/g)].flatMap(([, mount = '']) => {
    const from = mount.split(',').find((part) => part.startsWith('from='));
    return from === undefined ? [] : [from.slice('from='.length)];
  });
}
