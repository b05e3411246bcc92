import type { GoTool } from '../tool.ts';

/** What the benchmarks compare with, or need. */
export const comparisonTools: readonly GoTool[] = [
  {
    kind: 'go',
    name: 'oras',
    version: '1.3.2',
    task: 'bench',
    programs: { oras: 'oras.land/oras/cmd/oras' },
    versionArguments: ['version'],
    seconds: 10,
  },
  {
    kind: 'go',
    name: 'bench-registry',
    version: '1',
    task: 'bench',
    programs: { 'bench-registry': '.' },
    seconds: 3,
  },
  {
    kind: 'go',
    name: 'kwok',
    version: 'v0.8.0',
    task: 'bench',
    programs: { kwok: 'sigs.k8s.io/kwok/cmd/kwok' },
    variables: { 'sigs.k8s.io/kwok/pkg/consts.Version': 'v0.8.0' },
    versionArguments: ['--version'],
    seconds: 130,
  },
];
