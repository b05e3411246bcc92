import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { KubeObject } from '../../../src/kube/object.ts';
import { templates } from '../checks.ts';

const services = path.join(templates, 'delivery-platform/services');

/** A service of the template as pods that run its sources in the base image, and the address in front of them. */
export async function serviceObjects(
  name: string,
  image: string,
  env: Readonly<Record<string, string>>,
): Promise<KubeObject[]> {
  const folders = ['platform', name];
  const files = (
    await Promise.all(
      folders.map(async (folder) =>
        (await readdir(path.join(services, folder))).map((file) => `${folder}/${file}`),
      ),
    )
  )
    .flat()
    .concat('package.json');
  const keyOf = (file: string) => file.replaceAll('/', '.');
  const data = Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [keyOf(file), await readFile(path.join(services, file), 'utf8')] as const),
    ),
  );
  const labels = { app: name };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: {
            labels,
            annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080' },
          },
          spec: {
            containers: [
              {
                name,
                image,
                args: [`/app/${name}/main.ts`],
                env: Object.entries({ PORT: '8080', ...env }).map(([key, value]) => ({ name: key, value })),
                ports: [{ name: 'http', containerPort: 8080 }],
                readinessProbe: { httpGet: { path: '/readyz', port: 'http' }, periodSeconds: 1 },
                volumeMounts: [{ name: 'sources', mountPath: '/app' }],
              },
            ],
            volumes: [
              {
                name: 'sources',
                configMap: { name, items: files.map((file) => ({ key: keyOf(file), path: file })) },
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    },
  ];
}
