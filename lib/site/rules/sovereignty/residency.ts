import { DATA_CLASS_IDS, type DataClassId } from '../../../catalog/data-classes';
import { CAPABILITY_SERVICES } from '../../../catalog/hosting-kinds';
import { SERVICE_IDS, SERVICES, type ServiceId } from '../../../catalog/services';
import { SOVEREIGNTY_PRESETS } from '../../../catalog/sovereignty-presets';
import { Residency } from '../../../catalog/sovereignty-words';
import type { PathStep, UnplacedProblem } from '../../problem';
import type { Site } from '../../site';
import { allOf } from '../../suggest';
import { type Rule, rule } from '../rule';
import { USED_SECTIONS, type UsedSections, usedCapabilities } from '../used-capabilities';

type FactoryHosting = Extract<Site['hosting'], { kind: 'aiFactory' }>;

/** What has to stay on premises is at a site with premises, with services that run there. */
export const residencyRules: readonly Rule[] = [
  rule(['sovereignty', 'hosting'], ({ sovereignty, hosting }) =>
    hosting.kind === 'aiFactory' ? [] : nothingOnPremises(sovereignty),
  ),
  rule([...USED_SECTIONS, 'sovereignty'], (site) =>
    site.hosting.kind === 'aiFactory' ? heldOnPremises(site, site.sovereignty, site.hosting) : [],
  ),
];

function nothingOnPremises({ preset, residency = {} }: Site['sovereignty']): UnplacedProblem[] {
  const problem = (path: readonly PathStep[], what: string): UnplacedProblem => ({
    code: 'AIF-POL-002',
    severity: 'error',
    path: ['sovereignty', ...path],
    message: `${what} on premises, and nothing of an ordinary Region is on premises`,
    help: 'Host the site with `kind: aiFactory`, or let the data be in the Region.',
  });
  return SOVEREIGNTY_PRESETS[preset].residency === Residency.ON_PREMISES
    ? [problem(['preset'], `${preset} keeps all data`)]
    : DATA_CLASS_IDS.filter((id) => residency[id] === Residency.ON_PREMISES).map((id) =>
        problem(['residency', id], `${id} have to stay`),
      );
}

/** What the status of services by itself stops already is not said twice. */
function heldOnPremises(
  site: UsedSections,
  { preset, residency = {} }: Site['sovereignty'],
  { services, acceptUnconfirmed }: FactoryHosting,
): UnplacedProblem[] {
  const { residency: otherwise, strict } = SOVEREIGNTY_PRESETS[preset];
  const staying = DATA_CLASS_IDS.filter((id) => (residency[id] ?? otherwise) === Residency.ON_PREMISES);
  const holders = holdersOf(site);
  return SERVICE_IDS.flatMap((service): UnplacedProblem[] => {
    const held = staying.filter((id) => holders[id].includes(service));
    const status = services[service] ?? 'unconfirmed';
    const accepted = acceptUnconfirmed.indexOf(service);
    const isOpen = (status === 'parentRegion' && !strict) || (status === 'unconfirmed' && accepted >= 0);
    if (held.length === 0 || !isOpen) {
      return [];
    }
    const { name } = SERVICES[service];
    const where = status === 'parentRegion' ? 'runs in the parent Region' : 'may run in the parent Region';
    return [
      {
        code: 'AIF-POL-003',
        severity: 'error',
        path: status === 'parentRegion' ? ['hosting', 'services', service] : ['hosting', 'acceptUnconfirmed', accepted],
        message: `${name} ${where}, and it holds ${allOf(held)}, which have to stay on premises`,
        help: 'Ask AWS whether it runs on site and write `local`; or let this data leave the premises in `sovereignty`.',
      },
    ];
  });
}

/** The services that hold data of each class. */
function holdersOf(site: UsedSections): { readonly [id in DataClassId]: readonly ServiceId[] } {
  const { storage, databases, models, training, operations } = site;
  const stores: readonly (readonly [ServiceId, readonly { readonly dataClass: DataClassId }[]])[] = [
    ['s3', storage.objectStores],
    ['s3express', storage.directoryBuckets],
    ['s3vectors', storage.vectorBuckets],
    ['s3tables', storage.tableBuckets],
    ['fsx', [...storage.fileSystems, ...training.flatMap(({ fileSystem }) => fileSystem ?? [])]],
    ['rds', databases],
  ];
  const ofStores = (id: DataClassId) =>
    stores.flatMap(([service, kept]) => (kept.some(({ dataClass }) => dataClass === id) ? [service] : []));
  const endpoints: ServiceId[] = models.length === 0 ? [] : ['sagemaker'];
  return {
    trainingData: ofStores('trainingData'),
    promptsAndOutputs: [...ofStores('promptsAndOutputs'), ...endpoints],
    modelWeights: [...ofStores('modelWeights'), ...endpoints],
    backups: [...ofStores('backups'), ...(operations.backup === undefined ? [] : (['backup'] as const))],
    logs: [...ofStores('logs'), 'logs'],
    metadata: usedCapabilities(site).flatMap(({ capability }) => CAPABILITY_SERVICES[capability]),
  };
}
