import { expect, test } from 'vitest';
import { SYSTEM_TOLERATIONS } from '../../lib/compute/system-pods';
import { TOLERATED } from '../../lib/site/rules/system-pods';

test('the taints that validation lets pass are those that the clusters tolerate', () => {
  expect([...TOLERATED].sort()).toEqual(SYSTEM_TOLERATIONS.map(({ key }) => key).sort());
});
