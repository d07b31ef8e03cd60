import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { affinityTo } from './affinity';
import { B300, GB200, GB200_ON_EKS, planOf, SERVING, TRN2 } from './plans';
import { contentOf } from './written';

/** The documents of a resource of the only pool of a site. */
function resourcesOf(pool: Record<string, unknown>, name: string) {
  const content = contentOf(planOf({ pools: [pool] }), `pools/${pool.id}/resources/${name}.yaml`);
  return parseAllDocuments(content).map((document) => document.toJS());
}

describe('resources', () => {
  test('encrypt volumes with the metadata key of the site', () => {
    expect(resourcesOf(GB200, 'storage')[0].parameters).toEqual({
      type: 'gp3',
      encrypted: 'true',
      kmsKeyId: 'arn:aws:kms:xa-north-1:111122223333:alias/generated/metadata',
    });
  });

  test('queue jobs by the accelerators of the vendor', () => {
    expect(JSON.stringify(resourcesOf(B300, 'queues'))).toContain('"nvidia.com/gpu"');
    expect(JSON.stringify(resourcesOf(TRN2, 'queues'))).toContain('"aws.amazon.com/neuron"');
  });

  test('bind the claim of a file system to its own volume', () => {
    const [volume, claim] = resourcesOf(B300, 'file-system');
    expect(claim.spec.volumeName).toBe(volume.metadata.name);
    expect(volume.spec.claimRef).toEqual({ namespace: claim.metadata.namespace, name: claim.metadata.name });
  });

  test.each([
    [GB200, 'topology.k8s.aws/ultraserver-id', undefined],
    [GB200_ON_EKS, 'nvidia.com/gpu.clique', { 'kueue.x-k8s.io/queue-name': 'domain' }],
  ])('show a job on all nodes of an UltraServer of $id', (pool, topologyKey, labels) => {
    const [domain, job] = resourcesOf(pool, 'ultra-server-job');
    const { template, completions } = job.spec;
    expect(completions).toBe(18);
    expect(job.metadata.labels).toEqual(labels);
    expect(template.spec.containers[0].resources.limits).toEqual({ 'nvidia.com/gpu': 4, 'vpc.amazonaws.com/efa': 4 });
    expect(template.spec.resourceClaims[0].resourceClaimTemplateName).toBe(
      domain.spec.channel.resourceClaimTemplate.name,
    );
    expect(template.spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey).toBe(
      topologyKey,
    );
  });

  test('show no such job where nodes stand alone', () => {
    expect(() => resourcesOf(B300, 'ultra-server-job')).toThrow();
  });

  test.each([
    [B300, { 'nvidia.com/gpu': 8, 'vpc.amazonaws.com/efa': 16 }, '16', { 'kueue.x-k8s.io/queue-name': 'wide' }],
    [GB200, { 'nvidia.com/gpu': 4, 'vpc.amazonaws.com/efa': 4 }, '8', undefined],
  ])('test the fabric between two nodes of $id', (pool, limits, ranks, labels) => {
    const [{ metadata, spec }] = resourcesOf(pool, 'nccl-tests');
    const { Launcher, Worker } = spec.mpiReplicaSpecs;
    const [launcher] = Launcher.template.spec.containers;
    expect(metadata.labels).toEqual(labels);
    expect(Worker.replicas).toBe(2);
    expect(Worker.template.spec.containers[0].resources.limits).toEqual(limits);
    expect(launcher.command.slice(-2)).toEqual(['-np', ranks]);
    expect(launcher.args).toContain('NCCL_MNNVL_ENABLE=0');
    expect(Launcher.template.spec.nodeSelector).toEqual(Worker.template.spec.nodeSelector);
  });

  test('show no such test for Trainium', () => {
    expect(() => resourcesOf(TRN2, 'nccl-tests')).toThrow();
  });

  test('measure Neuron devices where metrics are wanted', () => {
    const plan = planOf({ pools: [TRN2], listed: [SERVING], metrics: true });
    for (const folder of ['pools/neuron', 'cells/serving']) {
      const [namespace, { metadata, spec }] = parseAllDocuments(
        contentOf(plan, `${folder}/resources/neuron-monitor.yaml`),
      ).map((document) => document.toJS());
      expect(metadata.namespace).toBe(namespace.metadata.name);
      expect(spec.template.spec.affinity).toEqual(affinityTo('node.kubernetes.io/instance-type', 'trn2.48xlarge'));
      expect(spec.template.metadata.annotations).toEqual({
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': `${spec.template.spec.containers[0].ports[0].containerPort}`,
      });
    }
    expect(() => resourcesOf(TRN2, 'neuron-monitor')).toThrow();
  });
});
