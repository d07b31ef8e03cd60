import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { INSTANCE_TYPES } from '../../../lib/catalog/instance-types';
import { instanceHardwareOf } from '../../../lib/compute';
import { nodeHardware } from '../../../lib/compute/node-hardware';

test.each([...INSTANCE_TYPES.values()])('$name described is $name known', (type) => {
  const stack = new Stack();
  const described = nodeHardware(stack, { instanceType: type.name, hardware: instanceHardwareOf(type) });
  expect(described).toEqual(nodeHardware(stack, { instanceType: type.name }));
});
