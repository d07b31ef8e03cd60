import type { Evidence } from './evidence';
import type { Mechanism } from './mechanism';
import { namedUuid } from './named-uuid';
import type { SupportedFramework, SupportedRequirement } from './requirements';

/** Names of properties that OSCAL does not know belong to a namespace. */
const NAMESPACE = 'https://github.com/cdk-ai-factory/cdk-ai-factory/oscal';

/**
 * The site as an OSCAL component definition, for tools that assemble security plans.
 *
 * OSCAL has no room for findings, waivers and what is not enforceable in this model, so they are left out; so are frameworks without an OSCAL
 * catalogue. OSCAL asks when the file was last changed, so there is none where the evidence is for no stated day.
 *
 * Model: https://pages.nist.gov/OSCAL-Reference/models/v1.1.2/component-definition/json-reference/
 */
export function oscalComponentDefinition(evidence: Evidence, version: string): object | undefined {
  const { siteId, siteName, asOf } = evidence;
  if (asOf === undefined) return undefined;
  const mechanisms = new Map(evidence.mechanisms.map((mechanism) => [mechanism.id, mechanism]));
  const component = `component ${siteId}`;
  return {
    'component-definition': {
      uuid: namedUuid(`component-definition ${siteId} ${asOf} ${version}`),
      metadata: {
        title: `Sovereignty of ${siteName}`,
        'last-modified': `${asOf}T00:00:00Z`,
        version,
        'oscal-version': '1.1.2',
      },
      components: [
        {
          uuid: namedUuid(component),
          type: 'software',
          title: `Infrastructure of ${siteName}`,
          description:
            'Stacks of AWS CloudFormation and policy documents that are made from one description of the site, and the rules that they are held against.',
          props: evidence.tools.map(({ name, version: value }) => ({ name: `version-${name}`, ns: NAMESPACE, value })),
          'control-implementations': evidence.frameworks.flatMap((supported) =>
            controlImplementation(supported, component, mechanisms),
          ),
        },
      ],
    },
  };
}

function controlImplementation(
  { framework, requirements }: SupportedFramework,
  component: string,
  mechanisms: ReadonlyMap<string, Mechanism>,
): object[] {
  const { id, title, version, oscalCatalog } = framework;
  if (oscalCatalog === undefined) return [];
  return [
    {
      uuid: namedUuid(`${component} ${id}`),
      source: oscalCatalog,
      description: `What supports controls of ${title}, ${version}. To support a control is less than to satisfy it.`,
      'implemented-requirements': requirements.map((requirement) =>
        implementedRequirement(requirement, `${component} ${id}`, mechanisms),
      ),
    },
  ];
}

function implementedRequirement(
  { id, supportedBy }: SupportedRequirement,
  within: string,
  mechanisms: ReadonlyMap<string, Mechanism>,
): object {
  const named = supportedBy.flatMap((name) => mechanisms.get(name) ?? []);
  return {
    uuid: namedUuid(`${within} ${id}`),
    'control-id': oscalControlId(id),
    description: `Can be supported by: ${named.map(({ title }) => title).join('; ')}. Remarks say what came of each.`,
    props: named.map((mechanism) => ({
      name: mechanism.kind,
      ns: NAMESPACE,
      value: mechanism.id,
      remarks: `Result: ${mechanism.result}`,
    })),
  };
}

/** `SA-9(5)` as OSCAL writes it: `sa-9.5`. */
function oscalControlId(id: string): string {
  return id.toLowerCase().replace(/\((\d+)\)/g, '.$1');
}
