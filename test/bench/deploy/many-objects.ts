import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { recordOf } from './platform.ts';
import type { BenchCluster, DeployTask } from './task.ts';

/** Parts of the application; each is five objects. */
const parts = 100;
export const nodes = 10;

const digestOf = (letter: string) => `sha256:${letter.repeat(64)}`;

/** Writes a chart of 500 objects: a hundred times ServiceAccount, two ConfigMaps, Service and Deployment. */
export async function manyObjects(
  work: string,
  cluster: Omit<BenchCluster, 'registry' | 'values'>,
): Promise<{ task: DeployTask; changed: DeployTask }> {
  const chart = path.join(work, 'many');
  await mkdir(path.join(chart, 'templates'), { recursive: true });
  await writeFile(path.join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: many\nversion: 1.0.0\n');
  await writeFile(path.join(chart, 'values.yaml'), 'services:\n  first: {}\n  rest: {}\n');
  await writeFile(path.join(chart, 'templates/parts.yaml'), template);
  const of = (first: string, sequence: number): DeployTask => ({
    ...{ chart, release: 'many', namespace: 'many' },
    record: recordOf({ first: digestOf(first), rest: digestOf('d') }, sequence),
    clusters: [{ ...cluster, registry: { host: 'registry.example', path: 'many' }, values: [] }],
  });
  return { task: of('a', 1), changed: of('b', 2) };
}

/** Part 0 runs the service `first`, all others `rest`: a release with a new image of `first` changes one Deployment. */
const template = `
{{- range $at, $_ := until ${parts} }}
{{- $name := printf "part-%03d" $at }}
{{- $image := index $.Values.services (ternary "first" "rest" (eq $at 0)) "image" }}
{{- $labels := dict "app.kubernetes.io/name" $name "app.kubernetes.io/instance" $.Release.Name | toJson }}
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: {{ $name }}, labels: {{ $labels }} }
{{- range $which := list "settings" "features" }}
---
apiVersion: v1
kind: ConfigMap
metadata: { name: {{ $name }}-{{ $which }}, labels: {{ $labels }} }
data:
  part: {{ $name }}
  {{- range $line, $_ := until 20 }}
  key-{{ $line }}: "value {{ $line }} of {{ $which }} of {{ $name }}"
  {{- end }}
{{- end }}
---
apiVersion: v1
kind: Service
metadata: { name: {{ $name }}, labels: {{ $labels }} }
spec:
  selector: {{ $labels }}
  ports: [{ name: http, port: 80, targetPort: 8080 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ $name }}, labels: {{ $labels }} }
spec:
  replicas: 1
  selector: { matchLabels: {{ $labels }} }
  template:
    metadata: { labels: {{ $labels }} }
    spec:
      # There is no scheduler among the nodes that are none.
      nodeName: node-{{ mod $at ${nodes} }}
      serviceAccountName: {{ $name }}
      containers:
        - name: app
          image: "{{ $image.repository }}@{{ $image.digest }}"
          envFrom: [{ configMapRef: { name: {{ $name }}-settings } }]
          ports: [{ name: http, containerPort: 8080 }]
          resources: { requests: { cpu: 1m, memory: 1Mi } }
{{- end }}
`;
