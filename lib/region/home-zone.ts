import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../errors';
import type { Hosting } from './hosting';

/** The zone that a cell's nodes live in: the one that is stated, else the only one. */
export function resolveHomeZone(scope: IConstruct, hosting: Hosting, stated: string | undefined): string {
  const names = hosting.zones.map((zone) => zone.name);
  const [only, ...others] = names;
  const home = stated ?? (others.length === 0 ? only : undefined);
  if (home === undefined) {
    throw new AiFactoryError(
      'AIF-NET-107',
      `the site has ${names.length} zones and the cell does not say which one its nodes live in`,
      `set \`homeZone\` to one of ${names.join(', ')}`,
      scope,
    );
  }
  if (!names.includes(home)) {
    throw new AiFactoryError(
      'AIF-NET-108',
      `the home zone ${home} is not a zone of the site`,
      `use one of ${names.join(', ')}`,
      scope,
    );
  }
  return home;
}
