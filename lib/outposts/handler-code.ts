import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';

/** Where handlers are bundled to, seen from the compiled library and from its sources. */
const PLACES = [join(__dirname, '..', '..', 'handlers'), join(__dirname, '..', '..', 'dist', 'handlers')];

/**
 * The code of a handler, as it was bundled when the package was built.
 *
 * @throws AIF-OUT-011 when it is not there
 */
export function handlerCode(scope: IConstruct, name: string): lambda.Code {
  const folder = PLACES.map((place) => join(place, name)).find((place) => existsSync(join(place, 'index.js')));
  if (folder === undefined) {
    throw new AiFactoryError(
      'AIF-OUT-011',
      `the code of the handler '${name}' is missing`,
      'in a checkout run `npm run compile`; otherwise install the package again',
      scope,
    );
  }
  return lambda.Code.fromAsset(folder);
}
