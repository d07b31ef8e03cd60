import { DATA_CLASS_IDS } from '../../catalog/data-classes';
import { AiFactoryError } from '../../errors';

const KEY = /^arn:([\w-]+):kms:([\w-]+):\d{12}:key\/(?!mrk-)[\w-]+$/;

/** Keys by class of data, in the order of the classes. */
export function keyArnsOf(
  arns: { readonly [dataClass: string]: string } = {},
  partition: string,
  allowedRegions: readonly string[],
): { [dataClass: string]: string } {
  for (const [dataClass, arn] of Object.entries(arns)) {
    const [, inPartition, region = ''] = (typeof arn === 'string' ? KEY.exec(arn) : null) ?? [];
    if (DATA_CLASS_IDS.some((id) => id === dataClass) && inPartition === partition && allowedRegions.includes(region)) {
      continue;
    }
    throw new AiFactoryError(
      'AIF-SOV-705',
      `keyArns holds ${JSON.stringify(arn)} for ${dataClass}`,
      `name, for ${DATA_CLASS_IDS.join(', ')}, keys in ${allowedRegions.join(' or ')} by their ARN; an alias says nothing about the key, and a key whose id begins with mrk- may be in other Regions too`,
    );
  }
  return Object.fromEntries(DATA_CLASS_IDS.flatMap((id) => (arns[id] === undefined ? [] : [[id, arns[id]]])));
}
