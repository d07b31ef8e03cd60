import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { FabricSecurityGroup } from '../../../lib/compute/fabric-security-group';
import { nodeHardware } from '../../../lib/compute/node-hardware';
import { bindPcs } from '../../../lib/compute/slurm/pcs-orchestrator';
import type { PcsProps } from '../../../lib/compute/slurm/pcs-props';
import type { BoundOrchestrator } from '../../../lib/compute/training/bound-orchestrator';
import { GroupRole, type TrainingGroup } from '../../../lib/compute/training/training-group';
import type { FileSystemMount } from '../../../lib/region';
import { TestSite } from '../../storage/fixture';

export const IMAGE = 'ami-0123456789abcdef0';

/** Two login nodes. */
export const LOGIN: TrainingGroup = {
  groupId: 'login',
  instanceType: 'm7i.4xlarge',
  nodes: 2,
  role: GroupRole.LOGIN,
};

/** A group of accelerated workers unless told otherwise. */
export function workers(group: Partial<TrainingGroup> = {}): TrainingGroup {
  return { groupId: 'workers', instanceType: 'p5.48xlarge', nodes: 16, ...group };
}

/** What a test says about a cluster; the rest is the minimal form. */
export interface Case {
  readonly props?: Partial<PcsProps>;
  readonly groups?: readonly TrainingGroup[];
  readonly fileSystems?: FileSystemMount[];
  readonly clusterId?: string;
}

/** A cluster of AWS PCS in the tested stack of a site. */
export function pcs(test: Case = {}, site = new TestSite()): BoundOrchestrator & { readonly site: TestSite } {
  const clusterId = test.clusterId ?? 'train';
  const scope = new Construct(site.stack, clusterId);
  const fabric = new FabricSecurityGroup(scope, 'Fabric', { network: site.network, owner: clusterId });
  const bound = bindPcs(
    scope,
    { slurmVersion: '25.11', imageId: IMAGE, ...test.props },
    {
      network: site.network,
      clusterId,
      groups: (test.groups ?? [workers()]).map((group) => ({ ...group, machine: nodeHardware(scope, group) })),
      fabric,
      fileSystems: test.fileSystems ?? [],
    },
  );
  return { ...bound, site };
}

/** The template of the tested stack. */
export function templateOf(test: Case = {}, site?: TestSite): Template {
  return Template.fromStack(pcs(test, site).site.stack);
}

/** The properties of every resource of a type, in the order of the template. */
export function all(template: Template, type: string) {
  return Object.values(template.findResources(type)).map((resource) => resource.Properties);
}
