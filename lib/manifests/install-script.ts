import { type ClusterSoftwareId, clusterSoftware } from '../catalog/cluster-software';
import { type SitePlan, softwareOf, stackName, type TrainingPoolPlan } from '../plan';
import { bundled } from './fetch-script';
import { type ManifestFile, script } from './manifest-file';
import { HELM_PLUGIN, HELM_PLUGIN_FOLDER } from './rewrite-script';
import { scriptStart } from './shell';

/** The script that prepares the cells of a pool between its two deployments; none where there is nothing to prepare. */
export function installScript(plan: SitePlan, pool: TrainingPoolPlan): ManifestFile[] {
  const software = softwareOf(pool, plan);
  const upload = uploadLifecycle(plan, pool);
  if (software.length === 0 && upload.length === 0) {
    return [];
  }
  const inClusters = software.length > 0;
  return [
    script(`pools/${pool.id}/install.sh`, [
      ...scriptStart(
        'install.sh',
        [
          `Prepares cells of pool ${pool.id}: run after the stacks that README.md names first, before those it names second.`,
          inClusters
            ? 'Takes the ids of cells; without any, all cells of the pool. Can be run again at any time.'
            : 'Can be run again at any time.',
          ...(inClusters
            ? ['Needs a role that administers the clusters, and a network from which their API can be reached.']
            : []),
        ],
        inClusters ? ['aws', 'kubectl', 'helm'] : ['aws'],
      ),
      `region=${plan.hosting.region}`,
      ...(inClusters ? SELECT_CELLS : []),
      ...upload,
      ...(inClusters ? installInCells(plan, pool, software) : []),
    ]),
  ];
}

function uploadLifecycle({ siteId, hosting }: SitePlan, pool: TrainingPoolPlan): string[] {
  if (pool.orchestrator !== 'hyperPodEks' && pool.orchestrator !== 'hyperPodSlurm') {
    return [];
  }
  const bucket = `sagemaker-${siteId}-${hosting.account}-${hosting.region}`;
  return [
    '',
    '# The scripts that HyperPod runs on every node that it starts. Nodes that are there already keep what they ran.',
    `aws s3 cp lifecycle s3://${bucket}/${pool.id} --recursive --region "$region" ||`,
    `  fail "the lifecycle scripts did not reach ${bucket}; is the stack ${stackName(siteId, 'lifecycle')} deployed?"`,
  ];
}

/** Refuses a wrong cell before anything is done. */
const SELECT_CELLS = [
  'root=$(cd ../.. && pwd)',
  '[ -e "$root/bundle/SHA256SUMS" ] || fail "there is no whole bundle: run fetch.sh where there is internet, and carry its directory here"',
  'column() { awk -F "\\t" -v cell="$1" -v column="$2" \'$1 == cell { print $column }\' cells.tsv; }',
  '# Ids of cells have no spaces in them.',
  '[ $# -gt 0 ] || set -- $(awk -F "\\t" \'!/^#/ { print $1 }\' cells.tsv)',
  'for cell in "$@"; do',
  '  [ -n "$(column "$cell" 1)" ] || fail "$cell is no cell of this pool; cells.tsv lists them"',
  'done',
];

function installInCells(plan: SitePlan, pool: TrainingPoolPlan, software: readonly ClusterSoftwareId[]): string[] {
  const hasFileSystems = pool.cells.some((cell) => cell.fileSystems.length > 0);
  const asks = hasFileSystems || plan.operations.metrics !== undefined;
  return [
    '',
    '# Helm 4 takes a plugin where Helm 3 takes a program.',
    "helm=$(helm version --template '{{.Version}}') || fail 'helm does not say its version'",
    'case $helm in',
    'v3*) renderer=$root/rewrite-images.sh ;;',
    `*) renderer=${HELM_PLUGIN}; HELM_PLUGINS=$root/${HELM_PLUGIN_FOLDER}; export HELM_PLUGINS ;;`,
    'esac',
    '# Contexts are kept apart from those of whoever runs this.',
    'work=$(mktemp -d)',
    'trap \'rm -rf "$work"\' EXIT',
    'KUBECONFIG=$work/kubeconfig; export KUBECONFIG',
    ...CHART_FUNCTION,
    ...(software.includes('mpiOperator') ? MANIFEST_FUNCTION : []),
    ...RUNNING_FUNCTION,
    ...(asks ? OUTPUT_FUNCTION : []),
    ...(hasFileSystems ? FILE_SYSTEM_FUNCTION : []),
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
    ...(pool.orchestrator === 'eks' ? APPLY_QUEUES : []),
    ...(hasFileSystems ? mountFileSystems(plan) : []),
    'done',
  ];
}

const CHART_FUNCTION = [
  '',
  '# install <release> <chart> <namespace> <more arguments of helm>: does not wait for pods on accelerated nodes, which come later',
  'install() {',
  '  release=$1; chart=$2; namespace=$3; shift 3',
  '  helm upgrade --install "$release" "$root/$chart" --namespace "$namespace" --create-namespace \\',
  '    --values "values/$release.yaml" --post-renderer "$renderer" "$@" || fail "$release cannot be installed into $cluster"',
  '}',
];

const MANIFEST_FUNCTION = [
  '',
  '# apply <name> <manifest>',
  'apply() {',
  '  "$root/rewrite-images.sh" < "$root/$2" > "$work/manifest.yaml" || fail "$1 runs images that the site does not have"',
  '  kubectl apply --server-side --force-conflicts -f "$work/manifest.yaml" || fail "$1 cannot be installed into $cluster"',
  '}',
];

const RUNNING_FUNCTION = [
  '',
  '# running <namespace>: waits for the controllers in it',
  'running() {',
  '  kubectl wait --for=condition=Available deployment --all --namespace "$1" --timeout=10m ||',
  '    fail "controllers in $1 of $cluster do not run; kubectl describe pods --namespace $1 says why"',
  '}',
];

const OUTPUT_FUNCTION = [
  '',
  '# output <stack> <key>: prints an output of a stack, or nothing when there is none yet',
  'output() {',
  '  if answer=$(aws cloudformation describe-stacks --region "$region" --stack-name "$1" \\',
  '    --query "Stacks[0].Outputs[?OutputKey==\'$2\'].OutputValue" --output text 2> "$work/error"); then',
  '    [ "$answer" = None ] || printf \'%s\\n\' "$answer"',
  '  else',
  '    grep -q "does not exist" "$work/error" || { cat "$work/error" >&2; return 1; }',
  '  fi',
  '}',
];

/**
 * A volume and a claim for each Lustre file system, so that pods mount it by the name of the claim.
 *
 * The size is the same for all: Kubernetes does not hold pods to it, and a claim of a fixed volume cannot be enlarged when the file
 * system is.
 */
const FILE_SYSTEM_FUNCTION = [
  '',
  '# file_system <stack> <name> <key of its outputs>',
  'file_system() {',
  '  id=$(output "$1" "$3Id"); dns=$(output "$1" "$3DnsName"); mount=$(output "$1" "$3MountName")',
  '  [ -n "$id" ] && [ -n "$dns" ] && [ -n "$mount" ] || fail "the stack $1 does not say where $2 is; is it deployed?"',
  '  sed -e "s|NAME|$2|" -e "s|FILE_SYSTEM_ID|$id|" -e "s|DNS|$dns|" -e "s|MOUNT|$mount|" resources/file-system.yaml |',
  '    kubectl apply -f -',
  '}',
];

function mountFileSystems({ siteId }: SitePlan): string[] {
  return [
    '  number=1',
    '  while [ "$number" -le "$(column "$cell" 3)" ]; do',
    '    name=fsx; [ "$number" -eq 1 ] || name=fsx-$number',
    `    file_system "${stackName(siteId, 'filesystem')}-$cell" "$name" "FileSystem$number"`,
    '    number=$((number + 1))',
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
  if (entry.origin.kind === 'manifest') {
    return [`  apply ${id} ${bundled(entry)}`, ...wait];
  }
  const command = `install ${id} ${bundled(entry)} ${namespace}`;
  if (software !== 'prometheus') {
    return [`  ${command}`, ...wait];
  }
  const stack = `${stackName(plan.siteId, 'cell-operations')}-$cell`;
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
