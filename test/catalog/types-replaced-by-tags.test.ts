import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { expect, test } from 'vitest';
import { TYPES_REPLACED_BY_TAGS } from '../../lib/catalog/types-replaced-by-tags';

test('the types that a tag replaces are those of the service specification', () => {
  const replaced = loadAwsServiceSpecSync()
    .all('resource')
    .filter((resource) => {
      const tags = resource.properties[resource.tagInformation?.tagPropertyName ?? ''];
      return tags?.causesReplacement === 'yes';
    })
    .map((resource) => resource.cloudFormationType);

  expect([...TYPES_REPLACED_BY_TAGS]).toEqual(replaced.sort());
});
