import { EARLIER_SERVICE_CONTROL_LIMIT, POLICY_LIMITS, type PolicyLimit } from '../../catalog/organization-limits';
import { EnforcementKind } from '../../catalog/sovereignty-words';
import { STATEMENTS } from '../statements';
import type { EnforcedSite } from '../statements/enforced-site';
import type { StatementPlace } from '../statements/statement';
import type { EnforcementDocument } from './enforcement-document';
import type { EnforcementProps } from './enforcement-props';
import { aiOptOut, bedrock, declarativeEc2 } from './management-documents';
import { NOT_ENFORCEABLE, type NotEnforceable } from './not-enforceable';
import { pack } from './pack';
import { contentOf, type WrittenStatement, writeStatements } from './policy-language';
import { resolveSite } from './resolve-site';

/**
 * Policy documents that keep a site to its policy while it runs.
 *
 * They are data: nothing is called and nothing deployed. `OrganizationPolicies` and `SovereigntyBoundary` deploy them; `files` gives them to
 * those who deploy otherwise. The same input gives the same bytes, in whatever order its lists are.
 */
export class EnforcementPolicies {
  /** Service control policies. A target gets all of them. */
  public readonly serviceControl: EnforcementDocument[];
  /** Resource control policies. A target gets all of them. */
  public readonly resourceControl: EnforcementDocument[];
  /** The declarative policy for Amazon EC2. */
  public readonly declarativeEc2: EnforcementDocument;
  /** The opt-out of AI services. Attach it to the root. */
  public readonly aiOptOut: EnforcementDocument;
  /** The Bedrock policy of the organization, where the site names guardrails for it. */
  public readonly bedrock?: EnforcementDocument;
  /** The permission boundary. */
  public readonly permissionBoundary: EnforcementDocument;
  /** What none of the documents enforces, and what covers it instead. */
  public readonly notEnforceable: NotEnforceable[] = [...NOT_ENFORCEABLE];

  /**
   * @throws AIF-SOV-601 when a name has another shape than AWS expects
   * @throws AIF-SOV-602 when a statement is longer than a document can be
   * @throws AIF-SOV-603 when a target would need more documents than it takes
   */
  public constructor(props: EnforcementProps) {
    const site = resolveSite(props);
    this.serviceControl = packed(props, EnforcementKind.SERVICE_CONTROL, written(site, 'serviceControl'));
    this.resourceControl = packed(props, EnforcementKind.RESOURCE_CONTROL, written(site, 'resourceControl'));
    this.declarativeEc2 = whole(props, EnforcementKind.DECLARATIVE_EC2, declarativeEc2(props));
    this.aiOptOut = whole(props, EnforcementKind.AI_OPT_OUT, aiOptOut());
    if (site.organizationGuardrails.length > 0) this.bedrock = whole(props, EnforcementKind.BEDROCK, bedrock(site));
    this.permissionBoundary = boundaryOf(site);
  }

  /** The documents that belong to an organization, not to an app. */
  public organizationDocuments(): EnforcementDocument[] {
    return [
      ...this.serviceControl,
      ...this.resourceControl,
      this.declarativeEc2,
      this.aiOptOut,
      ...(this.bedrock === undefined ? [] : [this.bedrock]),
    ];
  }

  /**
   * Every document as JSON without white space, by the name of a file: for those who cannot deploy to the management account.
   *
   * Nothing follows the last brace: a line break would count as a character.
   */
  public files(): { [name: string]: string } {
    const documents = [...this.organizationDocuments(), this.permissionBoundary];
    return Object.fromEntries(documents.map(({ name, json }) => [`${name}.json`, json]));
  }
}

/** What follows the id of the site in the names of policies. */
const NAMES: { readonly [kind in EnforcementKind]: string } = {
  [EnforcementKind.SERVICE_CONTROL]: 'service-control',
  [EnforcementKind.RESOURCE_CONTROL]: 'resource-control',
  [EnforcementKind.DECLARATIVE_EC2]: 'declarative-ec2',
  [EnforcementKind.AI_OPT_OUT]: 'ai-opt-out',
  [EnforcementKind.BEDROCK]: 'bedrock',
  [EnforcementKind.PERMISSION_BOUNDARY]: 'boundary',
};

function written(site: EnforcedSite, place: StatementPlace): WrittenStatement[] {
  return STATEMENTS.filter(({ places }) => places.includes(place)).flatMap((statement) =>
    writeStatements(statement, site, place),
  );
}

function packed(
  props: EnforcementProps,
  kind: EnforcementKind,
  statements: readonly WrittenStatement[],
): EnforcementDocument[] {
  return pack(NAMES[kind], statements, limitOf(kind, props)).map((document, index) =>
    documentOf(kind, `${props.siteId}-${NAMES[kind]}-${index + 1}`, contentOf(document), document),
  );
}

/** A role carries one boundary, so that its statements stay together. It leaves nobody out: exempt roles do not carry it. */
function boundaryOf(site: EnforcedSite): EnforcementDocument {
  const kind = EnforcementKind.PERMISSION_BOUNDARY;
  const nobody = { platform: [], breakGlass: [], keyCustodians: [], auditors: [], supportApprovers: [] };
  const statements = written({ ...site, exemptRoles: nobody }, kind);
  const [together = []] = pack(NAMES[kind], statements, POLICY_LIMITS[kind]);
  return documentOf(kind, site.boundaryName, contentOf(together), together);
}

function whole(
  props: EnforcementProps,
  kind: EnforcementKind,
  content: { [key: string]: unknown },
): EnforcementDocument {
  return documentOf(kind, `${props.siteId}-${NAMES[kind]}`, content, []);
}

function documentOf(
  kind: EnforcementKind,
  name: string,
  content: { [key: string]: unknown },
  statements: readonly WrittenStatement[],
): EnforcementDocument {
  const statementIds = [...new Set(statements.map(({ id }) => id))];
  return { name, kind, content, json: JSON.stringify(content), statementIds };
}

function limitOf(kind: EnforcementKind, { earlierLimits, otherServiceControlPolicies }: EnforcementProps): PolicyLimit {
  if (kind !== EnforcementKind.SERVICE_CONTROL) return POLICY_LIMITS[kind];
  const limit = earlierLimits === true ? EARLIER_SERVICE_CONTROL_LIMIT : POLICY_LIMITS[kind];
  return { ...limit, taken: limit.taken + (otherServiceControlPolicies ?? 0) };
}
