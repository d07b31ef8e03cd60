import { describe, expect, test } from 'vitest';
import { checkPlan, planSite } from '../../lib/plan';
import { parseSite } from '../../lib/site';
import { type Factory, factoryData } from '../support/factory-generator';

const FACTORIES: readonly Factory[] = (['gb200', 'b300', 'h200', 'trn2'] as const).flatMap((family) =>
  [3000, 20_000, 150_000, 1_000_000].map((accelerators) => ({ family, accelerators, orchestrator: 'hyperPodEks' })),
);

const ORCHESTRATED: readonly Factory[] = (['hyperPodSlurm', 'pcs', 'eks'] as const).map((orchestrator) => ({
  family: 'h200',
  accelerators: 20_000,
  orchestrator,
}));

describe('a generated factory', () => {
  test.each([...FACTORIES, ...ORCHESTRATED])(
    'of $accelerators $family is valid and fits ($orchestrator)',
    (factory) => {
      const { site, problems } = parseSite(JSON.stringify(factoryData(factory), undefined, 1), 'generated.json');
      expect(problems).toEqual([]);
      expect(site === undefined ? ['no site'] : checkPlan(site, planSite(site))).toEqual([]);
    },
  );
});
