import { stringify } from 'yaml';
import { KUBERNETES_NAMES } from '../../catalog/kubernetes-names';
import { ON_SYSTEM_NODES } from '../placement';

/**
 * Resources that queues do not count. A job that asks for a resource which is neither counted nor listed here would wait forever, and
 * what limits a training job is accelerators.
 */
const NOT_COUNTED = ['cpu', 'memory', 'ephemeral-storage', 'hugepages-', KUBERNETES_NAMES.networkDevices];

/** Kinds of jobs that wait in queues. Those whose definition is not installed are left alone until it is. */
const KINDS_OF_JOBS = [
  'batch/job',
  'jobset.x-k8s.io/jobset',
  'kubeflow.org/mpijob',
  'kubeflow.org/pytorchjob',
  'leaderworkerset.x-k8s.io/leaderworkerset',
  'ray.io/raycluster',
  'ray.io/rayjob',
  'trainer.kubeflow.org/trainjob',
];

/** Values of the chart that queues jobs. */
export function kueueValues(): object {
  const configuration = {
    apiVersion: 'config.kueue.x-k8s.io/v1beta2',
    kind: 'Configuration',
    health: { healthProbeBindAddress: ':8081' },
    metrics: { bindAddress: ':8443' },
    webhook: { port: 9443 },
    leaderElection: { leaderElect: true, resourceName: 'c1f6bfd2.kueue.x-k8s.io' },
    clientConnection: { qps: 50, burst: 100 },
    integrations: { frameworks: KINDS_OF_JOBS },
    resources: { excludeResourcePrefixes: NOT_COUNTED },
  };
  return {
    enablePrometheus: false,
    enableKueueViz: false,
    controllerManager: { replicas: 2, nodeSelector: ON_SYSTEM_NODES },
    managerConfig: { controllerManagerConfigYaml: stringify(configuration) },
  };
}
