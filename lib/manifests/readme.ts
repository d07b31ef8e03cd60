import { clusterSoftware } from '../catalog/cluster-software';
import { efaInterfacesPerNode, LUSTRE_EFA_CONNECTIONS } from '../catalog/file-system-limits';
import {
  type ClusterSet,
  clusterImagesOf,
  clusterSetsOf,
  measuresNodes,
  nodeSoftwareOf,
  runsHyperPod,
  type SitePlan,
  type StackLayer,
  type StackPlan,
  softwareOf,
  stackName,
  type TrainingPoolPlan,
} from '../plan';
import { folderOf, isPrepared } from './clusters';
import { type ManifestFile, textFile } from './manifest-file';
import { usesLifecycleBucket } from './upload-lifecycle';

/** The layers that wait until the software of clusters is installed. */
const LATER: readonly StackLayer[] = ['training', 'database', 'model', 'conformance'];

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
    ...(plan.operations.metrics === undefined ? [] : metrics(plan)),
    ...fileSystemsOverEfa(plan),
    ...(plan.training.some(runsHyperPod) ? LIFECYCLE : []),
    '## Clusters',
    '',
    '| pool or cell | orchestrator | cells | software |',
    '|---|---|---|---|',
    ...clusterSetsOf(plan).map((clusters) => row(plan, clusters)),
  ]);
}

function steps(plan: SitePlan, mirrors: boolean): string[] {
  const measured = plan.training.some((pool) => measuresNodes(pool, plan));
  const elsewhere = plan.stacks.filter(({ account }) => account !== undefined);
  const here = plan.stacks.filter((stack) => !elsewhere.includes(stack));
  const first = here.filter(({ layer }) => !LATER.includes(layer));
  const later = here.filter((stack) => !first.includes(stack));
  const fetch = 'Where there is internet: `./fetch.sh`. Carry this directory, with `bundle/` in it, to the site.';
  const load = 'At the site: `./load.sh` brings the images to the registry of the site.';
  return [
    ...(mirrors || measured ? [fetch] : []),
    ...elsewhere.map(({ name, account }) => `With credentials of account ${account}: \`npx cdk deploy '${name}'\`.`),
    `Deploy the first stacks: \`npx cdk deploy ${patterns(plan, first)}\`.`,
    ...(mirrors ? [load] : []),
    ...clusterSetsOf(plan).flatMap((clusters) => prepare(plan, clusters)),
    ...(later.length === 0 ? [] : [`Deploy the rest: \`npx cdk deploy ${patterns(plan, later)}\`.`]),
  ];
}

function prepare(plan: SitePlan, clusters: ClusterSet): string[] {
  const { id, training } = clusters;
  const what = [
    ...(training !== undefined && usesLifecycleBucket(plan, training) ? ['uploads what nodes run'] : []),
    ...(isPrepared(plan, clusters) ? ['prepares the clusters'] : []),
  ];
  const file = `\`${folderOf(clusters)}/install.sh\``;
  if (what.length === 0) {
    return [];
  }
  return [training === undefined ? `${file} prepares the cell ${id}.` : `${file} ${what.join(' and ')} of pool ${id}.`];
}

function row(plan: SitePlan, clusters: ClusterSet): string {
  const { id, training, cells } = clusters;
  const onNodes = training === undefined ? [] : nodeSoftwareOf(training, plan).map((each) => each.software);
  const names = [...softwareOf(clusters, plan).map(clusterSoftware), ...onNodes].map(
    (software) => `${software.id} ${software.version}`,
  );
  const name = training === undefined ? `cell ${id}` : `pool ${id}`;
  const software = names.length === 0 ? 'none' : names.join(', ');
  return `| ${name} | ${training?.orchestrator ?? 'none'} | ${cells.length} | ${software} |`;
}

/** Stacks as the arguments of a deployment: by layer, because a large site has hundreds of them. */
function patterns({ siteId }: SitePlan, stacks: readonly StackPlan[]): string {
  const names = stacks.map(({ name, layer, subject }) =>
    subject === undefined ? name : `${stackName(siteId, layer)}-*`,
  );
  return [...new Set(names)].map((name) => `'${name}'`).join(' ');
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
  'A cell that is added later goes the same way. `install.sh` of a pool takes the ids of cells, to prepare only those.',
  '',
  '## Images',
  '',
  '`images.tsv` lists what is mirrored; the stack of images has a repository for each. `rewrite-images.sh` turns every image of a chart to the registry of the site while it is installed, and refuses to install an image that is not in the list. `fetch.sh` finds such an image before anything is carried anywhere. `bundle/SHA256SUMS` covers the charts and the digests of all images, and `load.sh` compares both.',
  '',
];

/** What the files measure, and what that takes. */
function metrics(plan: SitePlan): string[] {
  const inPods = clusterSetsOf(plan).some((clusters) => softwareOf(clusters, plan).includes('prometheus'));
  const onNodes = plan.training.filter((pool) => measuresNodes(pool, plan));
  const paragraphs = [
    ...(inPods ? [MEASURED] : []),
    ...(onNodes.length > 0 ? [onNodesOf(onNodes)] : []),
    ...(onNodes.some(({ orchestrator }) => orchestrator === 'pcs') ? [IMAGE_OF_PCS] : []),
  ];
  return paragraphs.length === 0 ? [] : ['## Metrics', '', ...paragraphs.flatMap((text) => [text, ''])];
}

const MEASURED =
  'Measured are accelerators, adapters, nodes, and what Kubernetes knows of itself. A container beside the node exporter reads the counters of adapters from their driver, under the names that the exporter of AWS gives them (`node_amazonefa_…`).';

/** What is so with Slurm. */
function onNodesOf(pools: readonly TrainingPoolPlan[]): string {
  return `Nodes of Slurm (${pools.map(({ id }) => id).join(', ')}) measure themselves: \`metrics.sh\` unpacks exporters and a Prometheus from the lifecycle bucket when a node starts, and runs them as services called \`ai-factory-…\`. A node on which that fails takes jobs all the same, unmeasured: \`systemctl list-units 'ai-factory-*'\` shows what runs, \`journalctl --unit ai-factory-metrics\` (HyperPod) or the log of the node lifecycle action (PCS) why something does not. Nodes that were there before keep what they have until they are replaced.`;
}

const IMAGE_OF_PCS =
  'For that, an image of PCS nodes needs the PCS agent 1.5.0 or later, systemd and the AWS CLI, beside the drivers. Without them its nodes are not measured, and no alert can fire.';

const LIFECYCLE = [
  '## Lifecycle scripts',
  '',
  'What nodes need besides `on_create.sh` goes into `site.sh` beside it, which is run last and stays when these files are written again. Nodes run the scripts when they start: those that are there already keep what they ran.',
  '',
];
