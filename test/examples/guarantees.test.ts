import { describe, expect, test } from 'vitest';
import { planSite } from '../../lib/plan';
import { siteApp } from '../../lib/stacks';
import { EXAMPLE_SITES, smallExampleSite } from '../support/example-sites';

interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** Types that hold data, or money that is spent whether they are used or not. */
const KEEPERS = [
  'AWS::APS::Workspace',
  'AWS::Backup::BackupVault',
  'AWS::EC2::CapacityReservation',
  'AWS::EC2::TransitGateway',
  'AWS::ECR::Repository',
  'AWS::EKS::Cluster',
  'AWS::FSx::FileSystem',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::PCS::Cluster',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
  'AWS::S3Express::DirectoryBucket',
  'AWS::S3Tables::TableBucket',
  'AWS::S3Vectors::Index',
  'AWS::S3Vectors::VectorBucket',
];

/** Those of them that the rollback of their first deployment may remove, so that neither capacity nor a name stays behind it. */
const KEPT_ONCE_MADE = ['AWS::EC2::CapacityReservation', 'AWS::PCS::Cluster'];

/** Types that are a way out, or code that runs at deployment. */
const FORBIDDEN =
  /^(AWS::EC2::(InternetGateway|NatGateway|EIP|EgressOnlyInternetGateway|VPCPeeringConnection)|AWS::Lambda::|Custom::|AWS::CloudFormation::(CustomResource|Macro))/;

/** Names that look like domains: of service principals, of service-linked roles, of endpoint services. */
const NAMES_OF_SERVICES = [
  /"((pods|delivery|lifecycle|indexing|maintenance)\.)?[a-z0-9-]+\.amazonaws\.com"/g,
  /"(aps|logs|s3)\.[a-z0-9-]+\.amazonaws\.(com|eu)"/g,
  /role\/aws-service-role\/[a-z0-9.-]+\.amazonaws\.com\//g,
  /node\.eks\.aws/g,
  /"(com|eu)\.amazonaws\.[a-z0-9.-]+"/g,
];

describe.each(EXAMPLE_SITES)('the stacks of %s', (name) => {
  const plan = planSite(smallExampleSite(name));
  const assembly = siteApp(plan).synth();
  const stacks = assembly.stacks.map((stack) => ({
    name: stack.stackName,
    stack,
    text: JSON.stringify(stack.template),
    resources: Object.entries(stack.template.Resources as Record<string, Resource>),
  }));
  const all = stacks.flatMap((stack) => stack.resources);

  test('are the ones that the plan names', () => {
    expect(stacks.map((stack) => stack.name).sort()).toEqual(plan.stacks.map((stack) => stack.name).sort());
  });

  test('are protected against termination where the plan says that they hold something', () => {
    for (const { name: stackName, stateful } of plan.stacks) {
      expect(assembly.getStackByName(stackName).terminationProtection, stackName).toBe(stateful);
    }
  });

  test('stay in the Region of the site and in its account, apart from policies of the organization', () => {
    for (const { stack } of stacks) {
      const { account = plan.hosting.account } = plan.stacks.find(({ name }) => name === stack.stackName) ?? {};
      expect(stack.environment).toMatchObject({ account, region: plan.hosting.region });
    }
  });

  test('depend only on layers before their own', () => {
    const order = [...new Set(plan.stacks.map((stack) => stack.layer as string))];
    const layerOf = (stackName: string) =>
      order.indexOf(plan.stacks.find((stack) => stack.name === stackName)?.layer ?? '');
    for (const { stack } of stacks) {
      for (const dependency of stack.dependencies) {
        if (plan.stacks.some((candidate) => candidate.name === dependency.id)) {
          // The network with the resolvers comes before the others, which use its rules.
          const resolvers = dependency.id === `${plan.siteId}-network-${plan.dns?.cell}`;
          expect(layerOf(dependency.id) - (resolvers ? 0.5 : 0), `${stack.stackName} -> ${dependency.id}`).toBeLessThan(
            layerOf(stack.stackName),
          );
        }
      }
    }
  });

  test('keep whatever holds data or money when it is deleted or replaced', () => {
    const keepers = all.filter(([, resource]) => KEEPERS.includes(resource.Type));
    expect(keepers.length).toBeGreaterThan(5);
    for (const [logicalId, resource] of keepers) {
      const kept = KEPT_ONCE_MADE.includes(resource.Type) ? 'RetainExceptOnCreate' : 'Retain';
      expect([resource.DeletionPolicy, resource.UpdateReplacePolicy], logicalId).toEqual([kept, 'Retain']);
    }
  });

  test('hold no way out and run no code at deployment', () => {
    expect(all.filter(([, resource]) => FORBIDDEN.test(resource.Type)).map(([logicalId]) => logicalId)).toEqual([]);
  });

  test('name neither a literal partition nor an open range', () => {
    // Documents of enforcement are measured before they are deployed, so they name the partition that the site states.
    const measured = plan.stacks.filter(({ layer }) => layer === 'boundary' || layer === 'organization');
    for (const { name: stackName, text } of stacks) {
      if (!measured.some(({ name }) => name === stackName)) expect(text, stackName).not.toMatch(/arn:aws/);
      expect(text, stackName).not.toContain('0.0.0.0/0');
      expect(text, stackName).not.toContain('::/0');
    }
  });

  test('name no domain of AWS but service principals and endpoint services', () => {
    for (const { name: stackName, text } of stacks) {
      const rest = NAMES_OF_SERVICES.reduce((left, name) => left.replaceAll(name, ''), text);
      expect(rest, stackName).not.toMatch(/amazonaws\.|\.aws\b/);
    }
  });

  test('come from templates well within the limits of CloudFormation', () => {
    for (const { name: stackName, text, resources } of stacks) {
      expect(resources.length, stackName).toBeLessThanOrEqual(400);
      expect(text.length, stackName).toBeLessThanOrEqual(900_000);
    }
  });

  test('carry the tags of the site', () => {
    const bucketsAndKeys = all.filter(([, { Type }]) => Type === 'AWS::KMS::Key' || Type === 'AWS::S3::Bucket');
    for (const [logicalId, resource] of bucketsAndKeys) {
      expect(resource.Properties?.Tags, logicalId).toEqual(
        expect.arrayContaining(
          Object.entries({ ...plan.tags, 'ai-factory:site': plan.siteId }).map(([Key, Value]) => ({ Key, Value })),
        ),
      );
    }
  });
});
