import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType } from '@aws-cdk/service-spec-types';

/** A property of a resource type, by its path. */
export interface SpecProperty {
  readonly type: string;
  readonly path: string;
  readonly key: string;
  readonly kind: string;
}

/** Every property that holds a text, a number or a boolean, of every resource type of the CloudFormation resource specification. */
export function specProperties(): SpecProperty[] {
  const db = loadAwsServiceSpecSync();
  const found = new Map<string, SpecProperty>();
  for (const resource of db.all('resource')) {
    const type = resource.cloudFormationType;
    const visit = (kind: PropertyType, path: string, seen: readonly string[]): void => {
      switch (kind.type) {
        case 'ref': {
          if (seen.includes(kind.reference.$ref)) return;
          const below = [...seen, kind.reference.$ref];
          for (const [key, property] of Object.entries(db.get('typeDefinition', kind.reference.$ref).properties)) {
            visit(property.type, `${path}.${key}`, below);
          }
          return;
        }
        case 'array':
          visit(kind.element, `${path}[]`, seen);
          return;
        case 'map':
          visit(kind.element, `${path}.any`, seen);
          return;
        case 'union':
          for (const one of kind.types) visit(one, path, seen);
          return;
        default: {
          const key = (path.split('.').at(-1) ?? '').replace(/\[\]/g, '');
          found.set(`${type} ${path}`, { type, path, key, kind: kind.type });
        }
      }
    };
    for (const [key, property] of Object.entries(resource.properties)) visit(property.type, key, []);
  }
  return [...found.values()];
}

/** An object that holds a value at a path and nothing else. */
export function planted(path: string, value: unknown): { [key: string]: unknown } {
  const [head = '', ...rest] = path.split('.');
  const inner = rest.length === 0 ? value : planted(rest.join('.'), value);
  const name = head.replace(/\[\]/g, '');
  const lists = head.length - name.length;
  let wrapped = inner;
  for (let i = 0; i < lists; i += 2) wrapped = [wrapped];
  return { [name]: wrapped };
}
