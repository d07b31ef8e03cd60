import { describe, expect, test } from 'vitest';
import * as library from '../../../lib';
import { CONFLICTING_RULES } from '../../../lib/catalog/conflicting-rules';
import { FRAMEWORKS } from '../../../lib/catalog/frameworks';
import { CONSTRUCT_DEFAULTS } from '../../../lib/sovereignty/evidence/construct-defaults';
import { supportedFrameworks } from '../../../lib/sovereignty/evidence/requirements';
import { RUNBOOKS } from '../../../lib/sovereignty/evidence/runbooks';
import { RULES } from '../../../lib/sovereignty/rules';
import { STATEMENTS } from '../../../lib/sovereignty/statements';
import { packOf } from './fixture';

const mechanisms = [
  ...RULES.map(({ code, frameworks = [] }) => ({ id: code, frameworks })),
  ...STATEMENTS.map(({ id, frameworks = [] }) => ({ id, frameworks })),
  ...CONSTRUCT_DEFAULTS,
  ...RUNBOOKS,
];
const ids = mechanisms.map(({ id }) => id);
const known = new Set(
  FRAMEWORKS.flatMap(({ id, requirements }) => Object.keys(requirements).map((requirement) => `${id} ${requirement}`)),
);

describe('frameworks', () => {
  test.each(mechanisms.map(({ id, frameworks }) => [id, frameworks] as const))(
    'every requirement that %s names is in a table',
    (_id, references) => {
      expect(references.filter((reference) => !known.has(reference))).toEqual([]);
      expect(new Set(references).size).toBe(references.length);
    },
  );

  test('mechanisms have ids of their own', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test.each(FRAMEWORKS.map((framework) => [framework.id, framework] as const))(
    '%s has a source, and every requirement something that exists',
    (_id, { source, requirements, baselines = [] }) => {
      expect(source).toEqual({
        url: expect.stringMatching(/^https:\/\//),
        date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
      const named = Object.values(requirements).flat();
      expect(named.filter((id) => !ids.includes(id))).toEqual([]);
      for (const baseline of baselines) {
        expect(baseline.requirements.filter((id) => !(id in requirements))).toEqual([]);
      }
    },
  );

  test.each(
    supportedFrameworks(packOf().evidence.mechanisms).map((supported) => [supported.framework.id, supported] as const),
  )('something supports each requirement of %s that is listed', (_id, { requirements }) => {
    expect(requirements.filter(({ supportedBy }) => supportedBy.length === 0).map(({ id }) => id)).toEqual([]);
  });

  test('leave out what FedRAMP High leaves out', () => {
    const [high] = FRAMEWORKS.find(({ id }) => id === 'NIST.800-53r5')?.baselines ?? [];
    for (const id of ['SA-9(6)', 'SA-9(8)', 'SC-12(6)', 'SC-28(3)']) {
      expect(high?.requirements).not.toContain(id);
    }
    expect(high?.requirements).toContain('SA-9(5)');
  });

  test('do not take requirements of ECC-1 for those of ECC-2', () => {
    expect([...known]).not.toContain('ECC-2:2024 4-2-3-3');
    expect([...known]).toContain('CCC-1:2020 2-3-P-1(10)');
  });
});

test('defaults name constructs of the library', () => {
  expect(CONSTRUCT_DEFAULTS.filter(({ construct }) => !(construct in library))).toEqual([]);
});

test('what stands against a conflicting rule exists', () => {
  expect(CONFLICTING_RULES.flatMap(({ keptBy }) => keptBy).filter((id) => !ids.includes(id))).toEqual([]);
});
