import { Stack } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { handlerCode } from '../../lib/outposts/handler-code';

test('fails when a handler has not been bundled', () => {
  expect(() => handlerCode(new Stack(), 'no-such-handler')).toThrow(expect.objectContaining({ code: 'AIF-OUT-011' }));
});
