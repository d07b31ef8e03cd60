import { describe, expect, test } from 'vitest';
import { lifecycleFolder, nodeSoftwareOf } from '../../lib/plan';
import { B300, GB200_SLURM, H200_SLURM, PCS, planOf, TRN2_PCS } from '../manifests/plans';

/** The programs of the only pool of a site, with the processors that they are for. */
function programsOf(pool: Record<string, unknown>, metrics = true): string[] {
  const plan = planOf({ pools: [pool], metrics });
  return plan.training.flatMap((each) =>
    nodeSoftwareOf(each, plan).map(({ software, architectures }) => `${software.id} ${architectures.join(' ')}`),
  );
}

describe('what measures nodes', () => {
  test('follows from their accelerators', () => {
    expect(programsOf(PCS)).toEqual(['prometheus x86_64', 'node-exporter x86_64', 'dcgm-exporter x86_64']);
    expect(programsOf(TRN2_PCS)).toEqual(['prometheus x86_64', 'node-exporter x86_64', 'neuron-monitor x86_64']);
  });

  test('is there for the processors of workers and of helpers', () => {
    expect(programsOf(GB200_SLURM)).toContain('prometheus x86_64 arm64');
  });

  test('is nothing where pods do, or nobody asked for metrics', () => {
    expect(programsOf(B300)).toEqual([]);
    expect(programsOf(H200_SLURM, false)).toEqual([]);
  });

  test('lies in a folder of each cell where HyperPod runs Slurm, and of the pool elsewhere', () => {
    const [slurm, pcs] = [H200_SLURM, PCS].flatMap((pool) => planOf({ pools: [pool] }).training);
    expect(lifecycleFolder(slurm, 'batch-001')).toBe('batch/batch-001');
    expect(lifecycleFolder(pcs, 'queue-001')).toBe('queue');
  });
});
