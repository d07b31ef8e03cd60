import { clusterSoftware } from '../catalog/cluster-software';
import { efaInterfacesPerNode, LUSTRE_EFA_CONNECTIONS } from '../catalog/file-system-limits';
import { clusterImagesOf, type SitePlan, type StackLayer, softwareOf, type TrainingPoolPlan } from '../plan';
import { type ManifestFile, textFile } from './manifest-file';

/** The layers that wait until the software of clusters is installed. */
const LATER: readonly StackLayer[] = ['training', 'database', 'model'];

/** What to do with the other files, in order, with the names of this site. */
export function readme(plan: SitePlan): ManifestFile {
  const mirrors = clusterImagesOf(plan).length > 0;
  return textFile('README.md', [
    `# ${plan.name}: what runs inside the clusters`,
    '',
    'CloudFormation makes clusters and nodes; what runs in them comes from these files. They were written by `ai-factory manifests` for this site and hold no secrets. Run it again after the site has changed, then go through the steps again: each one does only what is left to do.',
    '',
    '## Order',
    '',
    ...steps(plan, mirrors).map((step, index) => `${index + 1}. ${step}`),
    '',
    ...(mirrors ? IN_CLUSTERS : []),
    ...(mirrors && plan.operations.metrics !== undefined ? METRICS : []),
    ...fileSystemsOverEfa(plan),
    ...(plan.training.some(isHyperPod) ? LIFECYCLE : []),
    '## Pools',
    '',
    '| pool | orchestrator | cells | software |',
    '|---|---|---|---|',
    ...plan.training.map(
      (pool) => `| ${pool.id} | ${pool.orchestrator} | ${pool.cells.length} | ${softwareNames(plan, pool)} |`,
    ),
  ]);
}

function steps(plan: SitePlan, mirrors: boolean): string[] {
  const first = plan.stacks.filter(({ layer }) => !LATER.includes(layer)).map(({ name }) => name);
  const fetch = 'Where there is internet: `./fetch.sh`. Carry this directory, with `bundle/` in it, to the site.';
  const load = 'At the site: `./load.sh` brings the images to the registry of the site.';
  return [
    ...(mirrors ? [fetch] : []),
    `Deploy the first stacks: \`npx cdk deploy ${patterns(first)}\`.`,
    ...(mirrors ? [load] : []),
    ...plan.training.flatMap((pool) => prepare(plan, pool)),
    'Deploy the rest: `npx cdk deploy --all`.',
  ];
}

function prepare(plan: SitePlan, pool: TrainingPoolPlan): string[] {
  const what = [
    ...(isHyperPod(pool) ? ['uploads the lifecycle scripts'] : []),
    ...(softwareOf(pool, plan).length > 0 ? ['installs the software of the clusters'] : []),
  ];
  return what.length === 0 ? [] : [`\`pools/${pool.id}/install.sh\` ${what.join(' and ')} of pool ${pool.id}.`];
}

function softwareNames(plan: SitePlan, pool: TrainingPoolPlan): string {
  const names = softwareOf(pool, plan).map((software) => {
    const { id, version } = clusterSoftware(software);
    return `${id} ${version}`;
  });
  return names.length === 0 ? 'none' : names.join(', ');
}

function isHyperPod({ orchestrator }: TrainingPoolPlan): boolean {
  return orchestrator === 'hyperPodEks' || orchestrator === 'hyperPodSlurm';
}

/** Names of stacks of cells as patterns, because a large site has hundreds of them. */
function patterns(names: readonly string[]): string {
  const wide = names.map((name) =>
    name.replace(/^([a-z0-9-]+?-(?:network|compute|filesystem|cell-operations))-.+$/, '$1-*'),
  );
  return [...new Set(wide)].map((pattern) => `'${pattern}'`).join(' ');
}

/** How many interfaces nodes may give to each file system: all nodes of a cell together have a limit. */
function fileSystemsOverEfa(plan: SitePlan): string[] {
  const pools = plan.training.filter((pool) => pool.cells.some((cell) => cell.fileSystems.some(({ efa }) => efa)));
  return pools.length === 0
    ? []
    : [
        '## File systems over EFA',
        '',
        `A file system takes ${LUSTRE_EFA_CONNECTIONS.toLocaleString('en-US')} EFA interfaces of all its clients together. The Lustre client of each node is told how many it may use when it is configured (https://docs.aws.amazon.com/fsx/latest/LustreGuide/configure-efa-clients.html):`,
        '',
        ...pools.map(({ id, nodesPerCell }) => `- ${id}: ${shareOf(nodesPerCell)}`),
        '',
      ];
}

/** What each node of a full cell may use. */
function shareOf(nodesPerCell: number): string {
  const most = efaInterfacesPerNode(nodesPerCell);
  return most > 0
    ? `${most} on each node at most`
    : `1 on each of ${LUSTRE_EFA_CONNECTIONS.toLocaleString('en-US')} nodes of a cell; the others mount over TCP`;
}

const IN_CLUSTERS = [
  'A cell that is added later goes the same way. `install.sh` takes the ids of cells, to prepare only those.',
  '',
  '## Images',
  '',
  '`images.tsv` lists what is mirrored; the stack of images has a repository for each. `rewrite-images.sh` turns every image of a chart to the registry of the site while it is installed, and refuses to install an image that is not in the list. `fetch.sh` finds such an image before anything is carried anywhere. `bundle/SHA256SUMS` covers the charts and the digests of all images, and `load.sh` compares both.',
  '',
];

const METRICS = [
  '## Metrics',
  '',
  'Measured are GPUs, nodes and what Kubernetes knows of itself. The alerts on adapters (`node_amazonefa_…`) and on Trainium and Inferentia wait for exporters that these files do not bring: AWS publishes the one for adapters as source to build.',
  '',
];

const LIFECYCLE = [
  '## Lifecycle scripts',
  '',
  'What nodes need besides `on_create.sh` goes into `site.sh` beside it, which is run last and stays when these files are written again. Nodes run the scripts when they start: those that are there already keep what they ran.',
  '',
];
