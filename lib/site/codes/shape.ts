import type { CodeDefinition } from '../../errors';

/** The codes of holding data against the schema. */
export const SHAPE_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-SITE-001',
    title: 'Required keys are there',
    explanation:
      'Nothing can stand in for this value: guessing it would build another site than the one that was meant.',
    remedy: 'Add the key.',
  },
  {
    code: 'AIF-SITE-002',
    title: 'Values have the type that their key needs',
    explanation: 'A list stands where a mapping is expected, text where a number is expected, or the like.',
    remedy: 'Write the value the way the examples do.',
  },
  {
    code: 'AIF-SITE-003',
    title: 'Every key is known',
    explanation: 'A key that is ignored is worse than an error: what it was meant to switch on would be off.',
    remedy: 'Correct the spelling, move the key to the section that it belongs to, or delete it.',
  },
  {
    code: 'AIF-SITE-004',
    title: 'A value with a fixed choice is one of the choice',
    explanation: 'The key takes one of a few values, and this is none of them.',
    remedy: 'Choose one of the values that the message lists.',
  },
  {
    code: 'AIF-SITE-005',
    title: 'Text has the form that its key needs',
    explanation:
      'Ids become parts of stack names, ranges are calculated with, names are sent to AWS: each has to have its form, or a deployment would stop half-way.',
    remedy: 'Write the value in the form that the message describes.',
  },
  {
    code: 'AIF-SITE-006',
    title: 'Numbers lie within their bounds',
    explanation: 'The number is below or above what AWS accepts or what can physically be.',
    remedy: 'Check the number and its unit: the unit is in the name of the key.',
  },
  {
    code: 'AIF-SITE-007',
    title: 'Texts and lists have a length that their key allows',
    explanation: 'AWS limits the length of names and the number of entries, or at least one entry is needed.',
    remedy: 'Shorten the text, or add or delete entries.',
  },
  {
    code: 'AIF-SITE-008',
    title: 'The site is hosted where this release can build',
    explanation:
      'An AI Factory and an ordinary Region offer the services that the stacks are made of. On an Outpost or in a Local Zone most of them run in the parent Region, which this release does not build for.',
    remedy: 'Choose `kind: aiFactory` or `kind: region`.',
  },
  {
    code: 'AIF-SITE-009',
    title: 'Every key has a value',
    explanation:
      'A key with nothing behind its colon is null in YAML. Whether the default was meant or the value was forgotten cannot be known.',
    remedy: 'Write a value, or delete the key to get its default.',
  },
  {
    code: 'AIF-SITE-010',
    title: 'Numbers are written without units and separators',
    explanation:
      'YAML reads 500 kW or 10,000 as text. The unit is part of the name of a key, so that a number cannot be taken for another unit.',
    remedy: 'Write digits only, in the unit of the key.',
  },
  {
    code: 'AIF-SITE-011',
    title: 'Text that looks like a number or a truth value is in quotes',
    explanation:
      'YAML reads 1.30 as the number 1.3 and drops the zeros at the start of an account id. Only quotes keep such text as it is.',
    remedy: 'Put the value in quotes.',
  },
  {
    code: 'AIF-SITE-101',
    title: 'Countries are ISO 3166-1 alpha-2 codes',
    explanation:
      'Residency is decided by country. The code is compared with the places that Regions and services are in, so it has to be the official one.',
    remedy: 'Write the code of the country. XA to XZ are free for exercises.',
    sources: ['https://www.iso.org/iso-3166-country-codes.html'],
  },
  {
    code: 'AIF-SITE-102',
    title: 'The building stands in the jurisdiction of the site',
    explanation: 'The address names another country than the jurisdiction. Data would lie under the law of both.',
    remedy: 'Correct the one that is wrong. If both are right, the warning can stay.',
  },
  {
    code: 'AIF-SITE-103',
    title: 'The Region of the site is an allowed Region',
    explanation: 'A policy that forbids the Region of the site would refuse every resource in it.',
    remedy: 'Add the Region to `sovereignty.allowedRegions`, or delete the list.',
  },
  {
    code: 'AIF-SITE-104',
    title: 'A site has something in it',
    explanation: 'Only a network and keys would be built.',
    remedy: 'Add compute, training, storage, databases or models.',
  },
  {
    code: 'AIF-SITE-105',
    title: 'A site has at most 40 tags',
    explanation:
      'AWS allows 50 tags of the user on a resource. Ten are left to the library and to constructs of your own.',
    remedy: 'Delete tags.',
    sources: ['https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html'],
  },
  {
    code: 'AIF-SITE-106',
    title: 'Hosts outside the site are allowed by name',
    explanation:
      'A DNS server, or an address in the environment of a model, is neither private nor in `sovereignty.allowedHosts`. Whoever answers there receives what is sent.',
    remedy: 'Name a host of the site or of the premises, or have the host approved and list it.',
  },
  {
    code: 'AIF-SITE-107',
    title: 'Nobody locks a vault unawares',
    explanation:
      'Three days after a vault lock of compliance was deployed it cannot be taken back: until their retention ends, backups can neither be deleted nor kept for less, and they cost what they cost. A logically air-gapped vault has such a lock from the start.',
    remedy: 'Rehearse with `lock: governance`. Where the lock is meant, the warning stays as a reminder.',
    sources: [
      'https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html',
      'https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html',
    ],
  },
  {
    code: 'AIF-SITE-108',
    title: 'An air-gapped vault keeps backups for seven days at least',
    explanation: 'AWS Backup creates no logically air-gapped vault with a shorter minimum.',
    remedy: 'Keep backups longer, or leave out the vault.',
    sources: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html'],
  },
  {
    code: 'AIF-SITE-109',
    title: 'There is something to back up',
    explanation:
      'The plan backs up databases. Object stores keep the versions of their objects, and file systems that mirror a store cannot be backed up.',
    remedy: 'Delete `operations.backup`, or add databases.',
    sources: ['https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-backups-fsx.html'],
  },
];
