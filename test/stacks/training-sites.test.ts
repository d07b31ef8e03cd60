import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planSite } from '../../lib/plan';
import { parseSite } from '../../lib/site';
import { siteApp } from '../../lib/stacks';
import { exampleData, siteFrom } from '../support/example-sites';

interface Resource {
  readonly Type: string;
  readonly Properties: { readonly [name: string]: unknown };
}

const VALID = join(__dirname, '..', 'site', 'valid');
const ALL_KINDS = readdirSync(VALID).filter((file) => /^(training|storage)-.*\.yaml$/.test(file));

/** What every stack of a site holds, by the name of the stack. */
function stacksOf(site: ReturnType<typeof siteFrom>): Map<string, readonly Resource[]> {
  const { stacks } = siteApp(planSite(site)).synth();
  return new Map(stacks.map(({ stackName, template }) => [stackName, Object.values(template.Resources)]));
}

describe('a site that passes validation', () => {
  test.each(ALL_KINDS)('can be synthesized: %s', (file) => {
    const { site } = parseSite(readFileSync(join(VALID, file), 'utf8'), file);
    expect(site).toBeDefined();
    if (site !== undefined) {
      expect([...stacksOf(site).values()].every((resources) => resources.length <= 400)).toBe(true);
    }
  });
});

describe('instance types that a site describes itself', () => {
  const data = exampleData('sovereign-ai-factory');
  data.racks = [];
  data.catalogue = {
    instanceTypes: [
      {
        name: 'p9x.48xlarge',
        vendor: 'nvidia',
        accelerator: 'X900',
        accelerators: 8,
        acceleratorMemoryGiB: 400,
        vcpus: 192,
        memoryGiB: 4096,
        nvmeGB: 0,
        architecture: 'arm64',
        networkCards: 3,
        maxNetworkGbps: 6400,
        efa: { cards: [1, 2] },
        amiType: 'AL2023_ARM_64_NVIDIA',
        confidence: 'confirmed',
        source: 'Data sheet of the supplier, revision 3',
        date: '2026-10-01',
      },
    ],
  };
  data.training = [
    {
      id: 'frontier',
      orchestrator: 'eks',
      instanceType: 'p9x.48xlarge',
      nodes: 500,
      cidr: '10.64.128.0/17',
      nodeCidr: '100.64.0.0/12',
      systemNodes: { instanceType: 'm7i.4xlarge' },
    },
  ];
  const training = stacksOf(siteFrom(data)).get('bravo-training-frontier-001') ?? [];
  const ofType = (type: string) => training.filter((resource) => resource.Type === type);

  test('become nodes with the interfaces and the image that it states', () => {
    expect(ofType('AWS::EC2::LaunchTemplate')).toHaveLength(2);
    for (const template of ofType('AWS::EC2::LaunchTemplate')) {
      const { NetworkInterfaces } = template.Properties.LaunchTemplateData as { NetworkInterfaces: unknown };
      expect(NetworkInterfaces).toEqual([
        expect.objectContaining({ NetworkCardIndex: 0, DeviceIndex: 0, InterfaceType: 'interface' }),
        expect.objectContaining({ NetworkCardIndex: 1, DeviceIndex: 0, InterfaceType: 'efa-only' }),
        expect.objectContaining({ NetworkCardIndex: 2, DeviceIndex: 0, InterfaceType: 'efa-only' }),
      ]);
    }
    expect(ofType('AWS::EKS::Nodegroup').map(({ Properties }) => Properties.AmiType)).toEqual([
      'AL2023_ARM_64_NVIDIA',
      'AL2023_ARM_64_NVIDIA',
    ]);
  });

  test('fill one managed node group after the other', () => {
    const sizes = ofType('AWS::EKS::Nodegroup').map(
      ({ Properties }) => (Properties.ScalingConfig as { DesiredSize: number }).DesiredSize,
    );
    expect(sizes.sort((a, b) => b - a)).toEqual([450, 50]);
  });
});

describe('the cells of a training pool', () => {
  const data = exampleData('national-ai-zone');
  for (const racks of data.racks as { id: string; count: number }[]) {
    racks.count = racks.id === 'hgx-inference' ? racks.count : ({ nvl72: 144, 'hgx-training': 720 }[racks.id] ?? 1);
  }
  const stacks = stacksOf(siteFrom(data));
  const typesIn = (stackName: string) => (stacks.get(stackName) ?? []).map(({ Type }) => Type).sort();

  test.each(['network', 'compute', 'filesystem', 'training', 'cell-operations'])(
    'have the same %s, whatever their number',
    (layer) => {
      expect(typesIn(`zone-${layer}-frontier-001`).length).toBeGreaterThan(0);
      expect(typesIn(`zone-${layer}-frontier-002`)).toEqual(typesIn(`zone-${layer}-frontier-001`));
      expect(typesIn(`zone-${layer}-frontier-003`)).toEqual(typesIn(`zone-${layer}-frontier-001`));
      expect(typesIn(`zone-${layer}-science-003`)).toEqual(typesIn(`zone-${layer}-science-001`));
    },
  );
});

test('versions of add-ons are pinned in the clusters that have the add-on', () => {
  const data = exampleData('sovereign-ai-factory');
  const compute = data.compute as { kubernetes: object };
  compute.kubernetes = {
    ...compute.kubernetes,
    addonVersions: { 'vpc-cni': 'v1.21.1-eksbuild.1', 'aws-fsx-csi-driver': 'v1.7.0-eksbuild.1' },
  };
  const stacks = stacksOf(siteFrom(data));
  const versions = (stackName: string) =>
    (stacks.get(stackName) ?? [])
      .filter(({ Type, Properties }) => Type === 'AWS::EKS::Addon' && Properties.AddonVersion !== undefined)
      .map(({ Properties }) => `${Properties.AddonName} ${Properties.AddonVersion}`)
      .sort();
  expect(versions('bravo-compute-services')).toEqual(['vpc-cni v1.21.1-eksbuild.1']);
  expect(versions('bravo-compute-frontier-001')).toEqual([
    'aws-fsx-csi-driver v1.7.0-eksbuild.1',
    'vpc-cni v1.21.1-eksbuild.1',
  ]);
});
