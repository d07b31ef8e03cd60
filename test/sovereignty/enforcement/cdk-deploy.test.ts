import { describe, expect, test } from 'vitest';
import { planSite } from '../../../lib/plan';
import { EnforcementPolicies, type EnforcementProps, SovereigntyPolicy } from '../../../lib/sovereignty';
import { siteApp } from '../../../lib/stacks';
import { EXAMPLE_SITES, smallExampleSite } from '../../support/example-sites';
import { cdkCalls, type DeploymentTarget, isKnownType, resourceCalls } from '../../support/iam/deployment';
import type { Request } from '../../support/iam/policy';
import {
  ACCOUNT,
  deniedBy,
  inForce,
  ORGANIZATION,
  PARTITION,
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

const TYPES = [
  ...new Set(
    EXAMPLE_SITES.flatMap((name) => siteApp(planSite(smallExampleSite(name))).synth().stacks).flatMap(({ template }) =>
      Object.values<{ Type: string }>(template.Resources).map(({ Type }) => Type),
    ),
  ),
].sort();

function refused(props: EnforcementProps, requests: readonly Request[]): string[] {
  const policies = inForce(new EnforcementPolicies(props));
  return requests.flatMap((request) =>
    deniedBy(request, policies).map((sid) => `${request.principal.split('/').pop()} ${request.action}: ${sid}`),
  );
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

  test('publishes nothing where the qualifier is another one than that of the policies', () => {
    const props = { ...STRICT, bootstrapQualifier: 'other' };
    expect(refused(props, cdkCalls(TARGET))).toContain(
      `cdk-hnb659fds-file-publishing-role-${ACCOUNT}-${REGION} s3:PutObject: ObjectsOnOutposts`,
    );
  });
});
