import { LONGEST_WAIVER_DAYS } from '../catalog/waiver-terms';
import type { CodeDefinition } from '../errors';
import type { Finding, FindingSeverity } from './finding';
import type { WaiverProps } from './policy/waiver';
import type { SovereigntyPolicy } from './sovereignty-policy';
import type { TemplateScope } from './template/template-scope';

const EXPIRED: CodeDefinition = {
  code: 'AIF-SOV-725',
  title: 'Waivers are renewed or removed before they expire',
  explanation: 'An exception was agreed to for a time. After its last day it covers nothing any more.',
  remedy: 'Mend what it covered and delete it, or have it agreed to again with a new last day.',
};

const TOO_LONG: CodeDefinition = {
  code: 'AIF-SOV-726',
  title: `Waivers hold for ${LONGEST_WAIVER_DAYS} days at most`,
  explanation: 'An exception without an end becomes the rule. One that ends too late covers nothing.',
  remedy: `Choose a last day that is at most ${LONGEST_WAIVER_DAYS} days ahead.`,
};

const UNUSED: CodeDefinition = {
  code: 'AIF-SOV-727',
  title: 'Waivers are needed',
  explanation:
    'A waiver that covers nothing would cover the next leak in its place without anyone being asked. It is a warning where the stack that it names is not part of the audit.',
  remedy: 'Delete it, or correct the rule, the resource and the path to what the finding says.',
};

const AMBIGUOUS: CodeDefinition = {
  code: 'AIF-SOV-728',
  title: 'A waiver names one resource',
  explanation:
    'Stacks of two stages can have one name, several resources can deploy one nested template, and a template can claim any path. Whoever agreed to an exception meant one resource, so none is covered.',
  remedy: 'Name the resource by the path of its construct, or its stack as the file of the template is called.',
};

/** The codes of findings about waivers themselves. */
export const WAIVER_CODES: readonly CodeDefinition[] = [EXPIRED, TOO_LONG, UNUSED, AMBIGUOUS];

const DAY = 86_400_000;

/**
 * Marks the findings that the waivers of a policy cover, and adds what is wrong with the waivers themselves.
 *
 * The only place that reads the clock, and only where there is a waiver and the policy states no day.
 */
export function applyWaivers(
  policy: SovereigntyPolicy,
  findings: readonly Finding[],
  scopes: readonly TemplateScope[],
): readonly Finding[] {
  if (policy.waivers.length === 0) return findings;
  const today = policy.asOf ?? new Date().toISOString().slice(0, 10);
  const places = new Places(findings, scopes);
  const covered = new Map<Finding, WaiverProps>();
  const problems: Finding[] = [];
  for (const waiver of policy.waivers) {
    const found = places.coveredBy(waiver);
    const problem = termProblem(waiver, today) ?? useProblem(waiver, found, places);
    if (problem !== undefined) problems.push(problem);
    else for (const finding of found) covered.set(finding, covered.get(finding) ?? waiver);
  }
  return [
    ...problems,
    ...findings.map((finding) => {
      const waiver = covered.get(finding);
      return waiver === undefined ? finding : { ...finding, waiver };
    }),
  ];
}

/** Where findings are, by every name that a waiver may use. */
class Places {
  private readonly stacks: ReadonlyMap<string, readonly string[]>;
  private readonly names: ReadonlySet<string>;
  private readonly byCode = new Map<string, Finding[]>();

  public constructor(
    findings: readonly Finding[],
    private readonly scopes: readonly TemplateScope[],
  ) {
    this.stacks = new Map(scopes.map((scope) => [scope.name, stackNames(scope)]));
    this.names = new Set([...this.stacks.values()].flat());
    for (const finding of findings) {
      const known = this.byCode.get(finding.code);
      if (known === undefined) this.byCode.set(finding.code, [finding]);
      else known.push(finding);
    }
  }

  public coveredBy({ rule, resource, path }: WaiverProps): readonly Finding[] {
    return (this.byCode.get(rule) ?? []).filter(
      (finding) => (path ?? finding.path) === finding.path && this.namesOf(finding).includes(resource),
    );
  }

  /** The resources that a waiver for these findings would be for, whether or not all of them break the rule, each as often as it is deployed. */
  public standsFor(resource: string, covered: readonly Finding[]): readonly string[] {
    const known = new Set(covered.map(({ template, logicalId }) => `${template}/${logicalId}`));
    const ids = [...new Set(covered.map(({ logicalId }) => logicalId))];
    return this.scopes.flatMap((scope) =>
      ids
        .filter(
          (id) =>
            known.has(`${scope.name}/${id}`) || (holds(scope, id) && this.namesById(scope.name, id).includes(resource)),
        )
        .flatMap((id) => deployments(scope).map((by) => `${scope.name}/${id}${by}`)),
    );
  }

  /** Whether the stack that a resource belongs to is among the templates. */
  public holdsStackOf(resource: string): boolean {
    for (let name = resource; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('/')))) {
      if (this.names.has(name)) return true;
    }
    return false;
  }

  /** The main resource of a construct may be left out of its path, as the AWS CDK leaves it out of logical IDs. */
  private namesOf({ template, logicalId, constructPath }: Finding): readonly string[] {
    const byId = this.namesById(template, logicalId);
    return constructPath === undefined || logicalId === ''
      ? byId
      : [...byId, constructPath, constructPath.replace(/\/(?:Resource|Default)$/, '')];
  }

  private namesById(template: string, logicalId: string): readonly string[] {
    const stacks = this.stacks.get(template) ?? [];
    return logicalId === '' ? stacks : stacks.map((name) => `${name}/${logicalId}`);
  }
}

function holds({ resources }: TemplateScope, logicalId: string): boolean {
  return logicalId === '' || Object.hasOwn(resources, logicalId);
}

/** A text for each time that a template is deployed, which says by what where there are several: a nested template may be deployed by many stacks. */
function deployments(scope: TemplateScope, within: readonly TemplateScope[] = []): readonly string[] {
  if (within.includes(scope)) return [];
  const by = scope.parents.flatMap((parent) =>
    deployments(parent.scope, [...within, scope]).map(
      (above) => ` by ${parent.scope.name}/${parent.logicalId}${above}`,
    ),
  );
  return by.length > 1 ? by : [''];
}

function stackNames({ name, source: { stackName, displayName } }: TemplateScope): readonly string[] {
  return [name, stackName, displayName].filter((known) => known !== undefined);
}

function termProblem(waiver: WaiverProps, today: string): Finding | undefined {
  const { expires } = waiver;
  if (expires < today) return problemOf(EXPIRED, waiver, `expired after ${expires}`);
  if (Date.parse(expires) - Date.parse(today) <= LONGEST_WAIVER_DAYS * DAY) return undefined;
  return problemOf(TOO_LONG, waiver, `holds until ${expires}, for more than ${LONGEST_WAIVER_DAYS} days`);
}

function useProblem(waiver: WaiverProps, covered: readonly Finding[], places: Places): Finding | undefined {
  const { rule, resource, path } = waiver;
  const resources = places.standsFor(resource, covered);
  if (resources.length > 1) {
    return problemOf(
      AMBIGUOUS,
      waiver,
      `covers nothing: ${resource} stands for ${[...resources].sort().join(' and ')}`,
    );
  }
  if (resources.length === 1) return undefined;
  const place = path === undefined ? '' : ` at ${path}`;
  const severity = places.holdsStackOf(resource) ? 'fatal' : 'warning';
  return problemOf(UNUSED, waiver, `covers nothing: ${resource} does not break ${rule}${place}`, severity);
}

function problemOf(
  { code, remedy }: CodeDefinition,
  { id }: WaiverProps,
  problem: string,
  severity: FindingSeverity = 'fatal',
): Finding {
  return {
    code,
    severity,
    template: '',
    logicalId: '',
    resourceType: '',
    path: `waivers.${id}`,
    message: `the waiver ${id} ${problem}`,
    help: remedy,
  };
}
