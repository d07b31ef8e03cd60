import { NEURON_MONITOR } from '../catalog/cluster-images';
import { CLUSTER_SOFTWARE } from '../catalog/cluster-software';
import type { ClusterSet } from '../plan';
import { folderOf } from './clusters';
import { type ManifestFile, yamlFile } from './manifest-file';
import { affinityTo, tolerationsOf } from './placement';

const { id, namespace, origin, purpose, version } = CLUSTER_SOFTWARE.neuronMonitor;

const PORT = 8000;

/** What measures the Neuron devices of a set. The monitor reads them from the host, so it is privileged. */
export function neuronMonitor(clusters: ClusterSet): ManifestFile {
  const labels = { app: id };
  const daemonSet = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: id, namespace, labels },
    spec: {
      selector: { matchLabels: labels },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
      template: {
        metadata: {
          labels,
          annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': `${PORT}` },
        },
        spec: {
          affinity: affinityTo(clusters.accelerated.filter(({ vendor }) => vendor === 'neuron')),
          tolerations: tolerationsOf(clusters),
          containers: [CONTAINER],
        },
      },
    },
  };
  const comment = [
    `${purpose}. For version ${version}.`,
    'Images keep the names that AWS gives them: rewrite-images.sh turns them to the registry of the site.',
  ];
  return yamlFile(`${folderOf(clusters)}/${origin.path}`, comment, [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    daemonSet,
  ]);
}

/** As in https://github.com/aws-neuron/aws-neuron-sdk/blob/master/src/k8/k8s-neuron-monitor-daemonset.yml, read 2026-11-22. */
const CONTAINER = {
  name: id,
  image: `${NEURON_MONITOR.source}:${version}`,
  command: ['/opt/bin/entrypoint.sh'],
  args: ['--port', `${PORT}`, '--neuron-monitor-config', '/opt/aws/neuron/bin/neuron-monitor.conf'],
  ports: [{ name: 'metrics', containerPort: PORT }],
  env: [{ name: 'GOMEMLIMIT', value: '160MiB' }],
  resources: { requests: { cpu: '256m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
  securityContext: { privileged: true },
};
