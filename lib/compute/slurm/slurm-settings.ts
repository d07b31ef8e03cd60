import type { IConstruct } from 'constructs';
import { AiFactoryError } from '../../errors';

/** A Slurm setting as the service writes it. */
export interface SlurmSetting {
  readonly parameterName: string;
  readonly parameterValue: string;
}

/**
 * Settings of the user beside those that follow from properties, sorted by name; nothing where there are none.
 *
 * @throws AIF-CMP-115 for a setting that a property decides, or without a value
 */
export function slurmSettings(
  scope: IConstruct,
  own: { readonly [name: string]: string },
  decided: { readonly [name: string]: string } = {},
): SlurmSetting[] | undefined {
  const refused = Object.entries(own).find(([name, value]) => Object.hasOwn(decided, name) || value === '');
  if (refused !== undefined) {
    const [name, value] = refused;
    throw new AiFactoryError(
      'AIF-CMP-115',
      value === ''
        ? `the Slurm setting ${name} has no value`
        : `the Slurm setting ${name} follows from other properties`,
      value === '' ? 'Give it one, or leave it out.' : 'Take it out of `slurmSettings`, and use the property.',
      scope,
    );
  }
  const settings = Object.entries({ ...decided, ...own })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([parameterName, parameterValue]) => ({ parameterName, parameterValue }));
  return settings.length === 0 ? undefined : settings;
}
