import { describe, expect, test } from 'vitest';
import { planSite, type SitePlan } from '../../../lib/plan';
import { EnforcementPolicies, type EnforcementProps, SovereigntyPolicy } from '../../../lib/sovereignty';
import { siteApp } from '../../../lib/stacks';
import { enforcementProps } from '../../../lib/stacks/enforcement-props';
import { EXAMPLE_SITES, siteFrom, smallExampleData } from '../../support/example-sites';
import { cdkCalls, type DeploymentTarget, isKnownType, resourceCalls } from '../../support/iam/deployment';
import { FULL_ACCESS } from '../../support/iam/evaluate';
import { listOf, type Request, type Statement } from '../../support/iam/policy';
import {
  ACCOUNT,
  deniedBy,
  inForce,
  ORGANIZATION,
  PARTITION,
  PARTNER,
  PLAIN,
  REGION,
  read,
  STRICT,
  STRICT_POLICY,
} from './fixture';

const TARGET: DeploymentTarget = {
  partition: PARTITION,
  region: REGION,
  account: ACCOUNT,
  organizationId: ORGANIZATION,
  identityRegion: 'us-east-1',
  boundary: `arn:${PARTITION}:iam::${ACCOUNT}:policy/munich-boundary`,
};

/** Everything but what forbids a Region-based site on purpose: objects and compute on Outposts only, keys from a store. */
const { onPremises: _onPremises, keyOrigin: _keyOrigin, ...IN_REGION_POLICY } = STRICT_POLICY;
const IN_REGION: EnforcementProps = { ...STRICT, policy: new SovereigntyPolicy(IN_REGION_POLICY) };

/** Every example with the boundary on all roles, policies of the organization and a conformance pack. */
const SITES = EXAMPLE_SITES.map((name) => {
  const enforcement = {
    managementAccount: PARTNER,
    targetIds: ['ou-abcd-12345678'],
    boundary: true,
    conformancePack: {},
  };
  const plan = planSite(siteFrom({ ...smallExampleData(name), enforcement }));
  return { name, plan, resources: resourcesOf(plan) };
});

/** What is deployed to the account of a site. No policy of an organization binds the one that owns it. */
function resourcesOf(plan: SitePlan): readonly CfnResource[] {
  const { stacks } = siteApp(plan).synth();
  return stacks
    .filter(({ environment }) => environment.account === plan.hosting.account)
    .flatMap(({ template }) => Object.values<CfnResource>(template.Resources));
}

const TYPES = [...new Set(SITES.flatMap(({ resources }) => resources.map(({ Type }) => Type)))].sort();

function targetOf({ hosting, siteId }: SitePlan): DeploymentTarget {
  const { partition, region, account } = hosting;
  const boundary = `arn:${partition}:iam::${account}:policy/${siteId}-boundary`;
  return { partition, region, account, organizationId: ORGANIZATION, identityRegion: 'us-east-1', boundary };
}

/** The actions that policies of a site grant to its own roles. */
function granted(resources: readonly CfnResource[]): string[] {
  const documents = resources.flatMap(
    ({ Type, Properties }): readonly { readonly Statement: readonly Statement[] }[] =>
      Type === 'AWS::IAM::Policy'
        ? [Properties.PolicyDocument]
        : (Properties?.Policies ?? []).map((it) => it.PolicyDocument),
  );
  const allowed = documents.flatMap(({ Statement }) => Statement).filter(({ Effect }) => Effect === 'Allow');
  return [...new Set(allowed.flatMap(({ Action }) => listOf(Action)))].sort();
}

function refused(props: EnforcementProps, requests: readonly Request[]): string[] {
  const policies = inForce(new EnforcementPolicies(props));
  return requests.flatMap((request) =>
    deniedBy(request, policies).map((sid) => `${request.principal.split('/').pop()} ${request.action}: ${sid}`),
  );
}

/** A resource of a template, as far as these tests read it. */
interface CfnResource {
  readonly Type: string;
  readonly Properties: {
    readonly PolicyDocument: { readonly Statement: readonly Statement[] };
    readonly Policies?: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
  };
}

describe('cdk deploy', () => {
  test.each([
    ['a plain site', PLAIN],
    ['a strict site in a Region', IN_REGION],
    ['a strict site on Outposts', STRICT],
  ])('publishes assets and makes stacks of %s', (_name, props) => {
    expect(refused(props, cdkCalls(TARGET))).toEqual([]);
  });

  test('knows what every type of the examples needs', () => {
    expect(TYPES.length).toBeGreaterThan(50);
    expect(TYPES.filter((type) => !isKnownType(type))).toEqual([]);
  });

  test.each(TYPES)('makes %s', (type) => {
    expect(refused(PLAIN, resourceCalls(TARGET, type))).toEqual([]);
    expect(refused(IN_REGION, resourceCalls(TARGET, type))).toEqual([]);
  });

  test('makes them within the boundary too, where the role that executes stacks carries it', () => {
    const { permissionBoundary, ...policies } = new EnforcementPolicies(IN_REGION);
    const boundary = {
      identity: inForce(new EnforcementPolicies(PLAIN)).identity ?? [],
      boundary: read(permissionBoundary),
    };
    const calls = [...cdkCalls(TARGET), ...TYPES.flatMap((type) => resourceCalls(TARGET, type))];
    expect(policies.serviceControl.length).toBeGreaterThan(0);
    expect(calls.filter((request) => deniedBy(request, boundary).length > 0)).toEqual([]);
  });

  test.each(SITES)('makes all of $name under the policies and the boundary of its own', ({ plan, resources }) => {
    const target = targetOf(plan);
    const types = [...new Set(resources.map(({ Type }) => Type))];
    const calls = [...cdkCalls(target), ...types.flatMap((type) => resourceCalls(target, type))];
    expect(refused(enforcementProps(plan), calls)).toEqual([]);
  });

  test.each(SITES)('leaves the roles of $name what they are granted, with the boundary on', ({ plan, resources }) => {
    const { permissionBoundary } = new EnforcementPolicies(enforcementProps(plan));
    const policies = { identity: [FULL_ACCESS], boundary: read(permissionBoundary) };
    const { partition, region, account } = plan.hosting;
    const actions = granted(resources);
    const denied = actions.filter(
      (action) =>
        deniedBy(
          {
            principal: `arn:${partition}:iam::${account}:role/own`,
            action,
            resource: `arn:${partition}:${action.split(':')[0]}:${region}:${account}:thing/one`,
            context: { 'aws:RequestedRegion': region },
          },
          policies,
        ).length > 0,
    );
    expect(actions.length).toBeGreaterThan(5);
    expect(denied).toEqual([]);
  });

  test('publishes nothing where the qualifier is another one than that of the policies', () => {
    const props = { ...STRICT, bootstrapQualifier: 'other' };
    expect(refused(props, cdkCalls(TARGET))).toContain(
      `cdk-hnb659fds-file-publishing-role-${ACCOUNT}-${REGION} s3:PutObject: ObjectsOnOutposts`,
    );
  });
});
