import { DATABASE_ENGINES } from '../../catalog/database-engines';
import type { UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { closest, oneOf } from '../suggest';
import { type Rule, rule } from './rule';

type Database = Site['databases'][number];

/** Databases have a version that this release can configure, and a second zone where they need one. */
export const databaseRules: readonly Rule[] = [
  rule(['databases'], ({ databases }) => databases.flatMap(knownVersion)),
  rule(['databases', 'hosting'], ({ databases, hosting }) =>
    hosting.zones.length > 1 ? [] : databases.flatMap(standbyWithoutZone),
  ),
];

function knownVersion({ engine, version }: Database, index: number): UnplacedProblem[] {
  const { name, families } = DATABASE_ENGINES[engine];
  const majors = Object.keys(families).sort((a, b) => Number(a) - Number(b));
  if (
    majors.some(
      (major) => version === major || (/^\.\d+$/.test(version.slice(major.length)) && version.startsWith(major)),
    )
  ) {
    return [];
  }
  const meant = closest(version, majors);
  return [
    {
      code: 'AIF-DATA-001',
      severity: 'error',
      path: ['databases', index, 'version'],
      message: `this release knows no ${name} ${version}`,
      help: `${meant === undefined ? '' : `Did you mean "${meant}"? `}Known: ${oneOf(majors)}, or a minor version of one of them such as ${majors.at(-1)}.1.`,
    },
  ];
}

function standbyWithoutZone({ id, multiZone }: Database, index: number): UnplacedProblem[] {
  return multiZone !== true
    ? []
    : [
        {
          code: 'AIF-DATA-002',
          severity: 'error',
          path: ['databases', index, 'multiZone'],
          message: `database "${id}" asks for a standby in a second zone, and the site has one zone`,
          help: 'Write `multiZone: false`, or add a second zone to `hosting.zones`.',
        },
      ];
}
