import { EXPOSED_TYPES, type ExposedType } from '../../catalog/exposure-types';

const EXACT = new Map(EXPOSED_TYPES.filter(({ type }) => !type.endsWith('::')).map((entry) => [entry.type, entry]));
const SERVICES = new Map(EXPOSED_TYPES.filter(({ type }) => type.endsWith('::')).map((entry) => [entry.type, entry]));

/** The entry for a type that breaks a promise by existing. */
export function exposedType(type: string, promise: ExposedType['promise']): ExposedType | undefined {
  const entry = EXACT.get(type) ?? SERVICES.get(type.slice(0, type.lastIndexOf('::') + 2));
  return entry?.promise === promise ? entry : undefined;
}
