import type { CodeDefinition } from '../../errors';
import type { EnforcementDocument } from '../enforcement/enforcement-document';
import { NOT_ENFORCEABLE } from '../enforcement/not-enforceable';
import { type Finding, isFailing } from '../finding';
import { RULES } from '../rules';
import { UNPROVABLE_CODES } from '../rules/unprovable';
import type { SovereigntyPolicy } from '../sovereignty-policy';
import { STATEMENTS } from '../statements';
import { WAIVER_CODES } from '../waivers';
import { isAskedFor } from './asked';
import { CONSTRUCT_DEFAULTS } from './construct-defaults';
import { type Concerned, concernedBy, type Inventory } from './inventory';
import type { FindingCounts, Mechanism, MechanismResult } from './mechanism';
import { RUNBOOKS } from './runbooks';
import type { Watch } from './watch';

/** What the mechanisms of a site are judged by. */
export interface Judged {
  readonly policy: SovereigntyPolicy;
  readonly findings: readonly Finding[];
  readonly documents: readonly EnforcementDocument[];
  readonly watches: readonly Watch[];
}

/** Everything that keeps the policy of a site, and what came of it. */
export function mechanismsOf(
  inventory: Inventory,
  { policy, findings, documents, watches }: Judged,
): readonly Mechanism[] {
  const found = (code: string) => findings.filter((finding) => finding.code === code);
  const resources = { resources: inventory.resources.length };
  const waivers = policy.waivers.length === 0 ? [] : WAIVER_CODES;
  return [
    ...RULES.map((rule) =>
      unlessUnasked(check(rule, found(rule.code), concernedBy(rule, inventory), rule.frameworks), policy),
    ),
    ...UNPROVABLE_CODES.map((code) => check(code, found(code.code), resources)),
    ...waivers.map((code) => check(code, found(code.code))),
    ...statements(documents),
    ...watches.map(watch),
    ...defaults(inventory),
    ...runbooks(),
    ...notEnforceable(),
  ];
}

function check(
  { code, title, explanation, sources }: CodeDefinition,
  found: readonly Finding[],
  concerned?: Concerned,
  frameworks: readonly string[] = [],
): Mechanism {
  const failing = found.filter(isFailing).length;
  const waived = found.filter(({ waiver }) => waiver !== undefined).length;
  const counts = { failing, waived, warnings: found.length - failing - waived };
  return {
    kind: 'check',
    id: code,
    title,
    detail: [explanation],
    result: checkResult(counts, concerned),
    ...(concerned === undefined ? {} : { concerned }),
    findings: counts,
    frameworks,
    sources: sources ?? [],
  };
}

/** That nothing was found shows nothing where the policy asks for nothing. */
function unlessUnasked(mechanism: Mechanism, policy: SovereigntyPolicy): Mechanism {
  const isIdle = mechanism.result === 'clear' && !isAskedFor(mechanism.id, policy);
  return isIdle ? { ...mechanism, result: 'notAsked' } : mechanism;
}

function checkResult(
  { failing, waived, warnings }: FindingCounts,
  { resources, templates = 0 }: Concerned = { resources: 1 },
): MechanismResult {
  if (failing > 0) return 'findings';
  if (waived > 0) return 'waived';
  if (warnings > 0) return 'advice';
  return resources + templates > 0 ? 'clear' : 'nothingToJudge';
}

function statements(documents: readonly EnforcementDocument[]): Mechanism[] {
  return STATEMENTS.map(({ id, title, denies, notReliedOn, frameworks, sources }) => {
    const names = documents.filter(({ statementIds }) => statementIds.includes(id)).map(({ name }) => name);
    return {
      kind: 'statement',
      id,
      title,
      detail: notReliedOn === undefined ? [denies] : [denies, `Not to be relied on alone: ${notReliedOn}`],
      result: names.length > 0 ? 'written' : 'notWritten',
      documents: names,
      frameworks: frameworks ?? [],
      sources,
    };
  });
}

function watch({ service, name, promise, source }: Watch): Mechanism {
  return {
    kind: 'watch',
    id: name,
    title: promise,
    detail: [service],
    result: 'turnedOn',
    frameworks: [],
    sources: [source],
  };
}

function defaults({ countByType }: Inventory): Mechanism[] {
  return CONSTRUCT_DEFAULTS.map(({ id, construct, title, type, frameworks }) => {
    const resources = countByType.get(type) ?? 0;
    return {
      kind: 'construct',
      id,
      title,
      detail: [`${construct} does so by default; it shows in ${type}.`],
      result: resources > 0 ? 'used' : 'notUsed',
      concerned: { resources, types: resources > 0 ? { [type]: resources } : {} },
      frameworks,
      sources: [],
    };
  });
}

function runbooks(): Mechanism[] {
  return RUNBOOKS.map(({ id, title, steps, frameworks }) => ({
    kind: 'runbook',
    id,
    title,
    detail: steps,
    result: 'byPeople',
    frameworks,
    sources: [],
  }));
}

function notEnforceable(): Mechanism[] {
  return NOT_ENFORCEABLE.map(({ what, why, coveredBy, source }) => ({
    kind: 'notEnforceable',
    id: what,
    title: what,
    detail: [why, `Covered instead by: ${coveredBy}`],
    result: 'notEnforceable',
    frameworks: [],
    sources: [source],
  }));
}
