import type { CodeDefinition } from '../../errors';

const EXPLANATION =
  'A template parameter, an import from outside, a dynamic reference or an attribute of a custom resource can hold anything at deployment, so no check before deployment can promise where it points.';
const REMEDY =
  'Write the value itself, refer to a resource of the app, or give the parameter AllowedValues; with strict: false this is a warning.';

/** The stack may be deployed anywhere. */
export const UNPROVABLE_ENVIRONMENT: CodeDefinition = {
  code: 'AIF-SOV-901',
  title: 'Every stack says where it is deployed',
  explanation: 'A stack without an account and a Region is deployed wherever the credentials of the day point to.',
  remedy: 'Give the stack env: { account, region }.',
};

/** A value that names a place cannot be proven. */
export const UNPROVABLE_LOCATION: CodeDefinition = {
  code: 'AIF-SOV-902',
  title: 'Values that name a place can be proven',
  explanation: EXPLANATION,
  remedy: REMEDY,
};

/** A value that decides about reachability cannot be proven. */
export const UNPROVABLE_EXPOSURE: CodeDefinition = {
  code: 'AIF-SOV-903',
  title: 'Values that decide about reachability can be proven',
  explanation: EXPLANATION,
  remedy: REMEDY,
};

/** A value that names a key cannot be proven. */
export const UNPROVABLE_KEY: CodeDefinition = {
  code: 'AIF-SOV-904',
  title: 'Values that name a key can be proven',
  explanation: EXPLANATION,
  remedy: REMEDY,
};

/** Where data goes cannot be proven. */
export const UNPROVABLE_DESTINATION: CodeDefinition = {
  code: 'AIF-SOV-905',
  title: 'Destinations of data can be proven',
  explanation: `${EXPLANATION} The name of a bucket says neither its Region nor its owner.`,
  remedy: 'Refer to a resource of the app; with strict: false this is a warning.',
};

/** Who is let in cannot be proven. */
export const UNPROVABLE_IDENTITY: CodeDefinition = {
  code: 'AIF-SOV-906',
  title: 'Principals of policies can be proven',
  explanation: EXPLANATION,
  remedy: REMEDY,
};

/** All codes for values that cannot be proven. */
export const UNPROVABLE_CODES: readonly CodeDefinition[] = [
  UNPROVABLE_ENVIRONMENT,
  UNPROVABLE_LOCATION,
  UNPROVABLE_EXPOSURE,
  UNPROVABLE_KEY,
  UNPROVABLE_DESTINATION,
  UNPROVABLE_IDENTITY,
];
