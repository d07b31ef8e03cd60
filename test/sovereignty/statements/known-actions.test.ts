import { expect, test } from 'vitest';
import { EnforcementPolicies } from '../../../lib/sovereignty';
import { KNOWN_ACTIONS, KNOWN_KEYS, RESOURCE_CONTROL_SERVICES } from '../../support/iam/known-actions';
import { isLike } from '../../support/iam/match';
import { listOf, type Statement } from '../../support/iam/policy';
import { STRICT, statementsIn } from '../enforcement/fixture';

const policies = new EnforcementPolicies(STRICT);
const statements = statementsIn([...policies.serviceControl, ...policies.resourceControl, policies.permissionBoundary]);

/** The actions that a pattern names; none when it names all of a service. */
function actionsOf(pattern: string): string[] {
  const [service = '', name = ''] = pattern.split(':');
  const known = KNOWN_ACTIONS[service] ?? [];
  return known.filter((action) => isLike(name, action, 'i')).map((action) => `${service}:${action}`);
}

function serviceKeysOf({ Condition }: Statement): string[] {
  return Object.values(Condition ?? {}).flatMap((keys) => Object.keys(keys).filter((key) => !key.startsWith('aws:')));
}

test.each(statements)('$Sid names actions that exist, and keys that they know', (statement) => {
  for (const pattern of listOf(statement.Action)) {
    if (pattern.endsWith(':*')) {
      expect(Object.keys(KNOWN_ACTIONS)).toContain(pattern.slice(0, -2));
      continue;
    }
    const actions = actionsOf(pattern);
    expect(actions.length, pattern).toBeGreaterThan(0);
    for (const key of serviceKeysOf(statement)) {
      expect(
        actions.filter((action) => !KNOWN_KEYS[key]?.includes(action)),
        key,
      ).toEqual([]);
    }
  }
});

test('resource control policies guard services that know them', () => {
  const services = statementsIn(policies.resourceControl).flatMap(({ Action }) =>
    listOf(Action).map((action) => action.split(':')[0] ?? ''),
  );
  expect(services.filter((service) => !RESOURCE_CONTROL_SERVICES.includes(service))).toEqual([]);
});
