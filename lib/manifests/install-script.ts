import { type ClusterSoftwareId, clusterSoftware } from '../catalog/cluster-software';
import { type ClusterSet, measuresNodes, type SitePlan, softwareOf, stackName } from '../plan';
import { folderOf, hasClaims, isPrepared } from './clusters';
import { bundled } from './fetch-script';
import {
  CHART_FUNCTION,
  FILE_SYSTEM_FUNCTION,
  MANIFEST_FUNCTION,
  OUTPUT_FUNCTION,
  RUNNING_FUNCTION,
} from './install-functions';
import { type ManifestFile, script } from './manifest-file';
import { HELM_PLUGIN, HELM_PLUGIN_FOLDER } from './rewrite-script';
import { scriptStart } from './shell';
import { hasFolderPerCell, uploadLifecycle, usesLifecycleBucket } from './upload-lifecycle';

/** The script that prepares the cells of a set between the two deployments; none where there is nothing to prepare. */
export function installScript(plan: SitePlan, clusters: ClusterSet): ManifestFile[] {
  const { training } = clusters;
  const pool = training !== undefined && usesLifecycleBucket(plan, training) ? training : undefined;
  const inClusters = isPrepared(plan, clusters);
  if (!inClusters && pool === undefined) {
    return [];
  }
  const software = softwareOf(clusters, plan);
  const measured = pool !== undefined && measuresNodes(pool, plan);
  const cellByCell = inClusters || (pool !== undefined && hasFolderPerCell(pool));
  return [
    script(`${folderOf(clusters)}/install.sh`, [
      ...scriptStart(
        'install.sh',
        [
          training === undefined
            ? `Prepares the cell ${clusters.id}: run after the stacks that README.md names first. Can be run again at any time.`
            : `Prepares cells of pool ${clusters.id}: run after the stacks that README.md names first, before those it names second.`,
          ...(training === undefined ? [] : [cellByCell ? WHICH_CELLS : 'Can be run again at any time.']),
          ...(inClusters
            ? ['Needs a role that administers the clusters, and a network from which their API can be reached.']
            : []),
        ],
        [
          'aws',
          ...(inClusters ? ['kubectl'] : []),
          ...(software.length > 0 ? ['helm'] : []),
          ...(measured ? ['sha256sum'] : []),
        ],
      ),
      `region=${plan.hosting.region}`,
      ...(software.length > 0 || measured ? FIND_BUNDLE : []),
      ...(cellByCell ? SELECT_CELLS : []),
      ...(measured && cellByCell ? [...WORK, ...OUTPUT_FUNCTION] : []),
      ...(pool === undefined ? [] : uploadLifecycle(plan, pool)),
      ...(inClusters ? installInCells(plan, clusters, software) : []),
    ]),
  ];
}

const WHICH_CELLS = 'Takes the ids of cells; without any, all cells of the pool. Can be run again at any time.';

const FIND_BUNDLE = [
  'root=$(cd ../.. && pwd)',
  '[ -e "$root/bundle/SHA256SUMS" ] || fail "there is no whole bundle: run fetch.sh where there is internet, and carry its directory here"',
];

/** Refuses a wrong cell before anything is done. */
const SELECT_CELLS = [
  'column() { awk -F "\\t" -v cell="$1" -v column="$2" \'$1 == cell { print $column }\' cells.tsv; }',
  '# Ids of cells have no spaces in them.',
  '[ $# -gt 0 ] || set -- $(awk -F "\\t" \'!/^#/ { print $1 }\' cells.tsv)',
  'for cell in "$@"; do',
  '  [ -n "$(column "$cell" 1)" ] || fail "$cell is no cell that cells.tsv lists"',
  'done',
];

const CHOOSE_RENDERER = [
  '',
  '# Helm 4 takes a plugin where Helm 3 takes a program.',
  "helm=$(helm version --template '{{.Version}}') || fail 'helm does not say its version'",
  'case $helm in',
  'v3*) renderer=$root/rewrite-images.sh ;;',
  `*) renderer=${HELM_PLUGIN}; HELM_PLUGINS=$root/${HELM_PLUGIN_FOLDER}; export HELM_PLUGINS ;;`,
  'esac',
];

const WORK = ['work=$(mktemp -d)', 'trap \'rm -rf "$work"\' EXIT'];

const OWN_CONTEXTS = [
  '# Contexts are kept apart from those of whoever runs this.',
  'KUBECONFIG=$work/kubeconfig; export KUBECONFIG',
];

function installInCells(plan: SitePlan, clusters: ClusterSet, software: readonly ClusterSoftwareId[]): string[] {
  const mounts = hasClaims(clusters);
  const applies = software.some((id) => ['manifest', 'own'].includes(clusterSoftware(id).origin.kind));
  return [
    ...(software.length > 0 ? CHOOSE_RENDERER : ['']),
    ...WORK,
    ...OWN_CONTEXTS,
    ...(software.length > 0 ? CHART_FUNCTION : []),
    ...(applies ? MANIFEST_FUNCTION : []),
    ...(software.some((id) => clusterSoftware(id).controllers.length > 0) ? RUNNING_FUNCTION : []),
    ...(mounts || software.includes('prometheus') ? OUTPUT_FUNCTION : []),
    ...(mounts ? FILE_SYSTEM_FUNCTION : []),
    '',
    'for cell in "$@"; do',
    `  cluster=${plan.siteId}-$cell`,
    '  echo "== $cluster"',
    '  aws eks update-kubeconfig --region "$region" --name "$cluster" > /dev/null ||',
    `    fail "there is no cluster $cluster for these credentials; is the stack ${stackName(plan.siteId, 'compute')}-$cell deployed?"`,
    '  kubectl get --raw /readyz --request-timeout=30s > /dev/null ||',
    '    fail "the API of $cluster lets nobody in: it answers inside the network of the site, to administrators"',
    '  kubectl apply -f resources/storage.yaml',
    ...software.flatMap((id) => install(plan, id)),
    ...(software.includes('kueue') ? APPLY_QUEUES : []),
    ...(mounts ? mountFileSystems(plan) : []),
    'done',
  ];
}

function mountFileSystems({ siteId }: SitePlan): string[] {
  return [
    '  for claim in $(column "$cell" 3); do',
    `    file_system "${stackName(siteId, 'filesystem')}-$cell" "\${claim%=*}" "\${claim#*=}"`,
    '  done',
  ];
}

/** The webhook of Kueue needs a moment longer than its controller. */
const APPLY_QUEUES = [
  '  sed "s|ACCELERATORS|$(column "$cell" 2)|" resources/queues.yaml > "$work/queues.yaml"',
  '  attempt=1',
  '  until kubectl apply -f "$work/queues.yaml"; do',
  '    [ "$attempt" -lt 10 ] || fail "the queues of $cluster cannot be made"',
  '    attempt=$((attempt + 1)); sleep "${RETRY_SECONDS:-10}"',
  '  done',
];

function install(plan: SitePlan, software: ClusterSoftwareId): string[] {
  const entry = clusterSoftware(software);
  const { id, namespace, controllers } = entry;
  const wait = controllers.map((name) => `  running ${name}`);
  switch (entry.origin.kind) {
    case 'own':
      return [`  apply ${id} ${entry.origin.path}`, ...wait];
    case 'manifest':
      return [`  apply ${id} "$root/${bundled(entry)}"`, ...wait];
    default: {
      const command = `install ${id} ${bundled(entry)} ${namespace}`;
      return software === 'prometheus' ? installCollector(plan, command, wait) : [`  ${command}`, ...wait];
    }
  }
}

/** Metrics have nowhere to go before the workspace of the cell is there. */
function installCollector({ siteId }: SitePlan, command: string, wait: readonly string[]): string[] {
  const stack = `${stackName(siteId, 'cell-operations')}-$cell`;
  return [
    `  url=$(output "${stack}" RemoteWriteUrl)`,
    '  if [ -n "$url" ]; then',
    `    ${command} --set-string "server.remoteWrite[0].url=$url" --set-string "server.global.external_labels.cell=$cell"`,
    ...wait.map((line) => `  ${line}`),
    '  else',
    `    echo "no metrics of $cell yet: deploy ${stack}, then run this again"`,
    '  fi',
  ];
}
