import type { z } from 'zod';
import { pathText } from '../path-text';
import type { PathStep, UnplacedProblem } from '../problem';
import type { Site } from '../site';
import { siteSchema } from '../site-schema';
import { notAllowed } from './allowed-values';
import { tooBig, tooSmall } from './bounds';
import { wrongFormat, wrongKey } from './format';
import { emptyValue, missingKey } from './missing';
import { schemaAt, valueAt } from './schema-at';
import type { ShapeIssue, ShapeProblem } from './shape-issue';
import { type UnknownKey, unknownKeys } from './unknown-key';
import { wrongType } from './wrong-type';

/** The data of a file, before anything is known about them. */
export interface RawSite {
  readonly [key: string]: unknown;
}

/** What the schema makes of the data. */
export interface ShapeReading {
  /** The site, when everything has the right shape. */
  readonly site?: Site;
  /** The sections that have the right shape; a section that may be left out and is counts as one of them. */
  readonly sections: Partial<Site>;
  readonly problems: readonly UnplacedProblem[];
}

/** The most issues that are explained. Nobody reads as many problems, and explaining one takes time. */
const MOST_ISSUES = 5_000;

/** Holds data against the schema. `textOf` gives a value as it is written, when it is written without quotes. */
export function checkShape(data: RawSite, textOf: (path: readonly PathStep[]) => string | undefined): ShapeReading {
  const parsed = siteSchema.safeParse(data);
  if (parsed.success) {
    const keys = Object.keys(siteSchema.shape);
    return {
      site: parsed.data,
      sections: Object.fromEntries(keys.map((key) => [key, valueAt(parsed.data, [key])])),
      problems: [],
    };
  }
  const found = parsed.error.issues.slice(0, MOST_ISSUES).map((issue): ShapeIssue => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    const value = valueAt(data, path);
    return { issue, path, value, written: textOf(path), place: schemaAt(siteSchema, path, data) };
  });
  const unknown = found.flatMap((issue) => unknownKeys(issue, data));
  const meant = new Set(unknown.map((key) => pathText(key.meant ?? [])));
  return { sections: soundSections(data, meant), problems: explainAll(found, unknown, meant) };
}

/** A section that is absent because its key is misspelt or in the wrong place says nothing about the site. */
function soundSections(data: RawSite, meant: ReadonlySet<string>): Partial<Site> {
  return Object.fromEntries(
    Object.entries(siteSchema.shape).flatMap(([key, schema]) => {
      const parsed = schema.safeParse(valueAt(data, [key]));
      return parsed.success && !meant.has(key) ? [[key, parsed.data]] : [];
    }),
  );
}

/** One problem for each place. A missing key is not reported beside an unknown one that was probably meant to be it. */
function explainAll(
  found: readonly ShapeIssue[],
  unknown: readonly UnknownKey[],
  meant: ReadonlySet<string>,
): UnplacedProblem[] {
  const problems = new Map<string, UnplacedProblem>();
  const others = found.filter(({ issue, path }) => issue.code !== 'unrecognized_keys' && !meant.has(pathText(path)));
  for (const problem of [...unknown.map((key) => key.problem), ...others.map(explain)]) {
    const place = pathText(problem.path);
    if (!problems.has(place)) {
      problems.set(place, { severity: 'error', ...problem });
    }
  }
  return [...problems.values()];
}

function explain(found: ShapeIssue): ShapeProblem {
  const { issue, value } = found;
  if (issue.code === 'invalid_key') {
    return wrongKey({ ...found, issue });
  }
  if (value === undefined) {
    return missingKey(found);
  }
  if (value === null) {
    return emptyValue(found);
  }
  switch (issue.code) {
    case 'invalid_type':
      return wrongType({ ...found, issue });
    case 'invalid_value':
      return notAllowed(found, issue.values);
    case 'invalid_union': {
      const kinds = discriminators(issue);
      return kinds.length === 0 ? wrongFormat(found) : notAllowed(found, kinds);
    }
    case 'too_small':
      return tooSmall({ ...found, issue });
    case 'too_big':
      return tooBig({ ...found, issue });
    default:
      return wrongFormat(found);
  }
}

function discriminators(issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}
