import { type ClusterSoftware, clusterSoftware } from '../catalog/cluster-software';
import { clusterImagesOf, type SitePlan, softwareOf } from '../plan';
import { type ManifestFile, script } from './manifest-file';
import { quoted, scriptStart } from './shell';

const REGISTRY_HELP = {
  EKS_REGISTRY:
    'set it to the registry of EKS in a Region that you can pull from: https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html',
  HYPERPOD_REGISTRY:
    'set it to the registry of HyperPod in a Region that you can pull from: helm_chart/readme.md of https://github.com/aws/sagemaker-hyperpod-cli lists them',
} as const;

/** Where a bundle has what is installed. */
export function bundled({ id, version, origin }: ClusterSoftware): string {
  return `bundle/charts/${id}-${version}${origin.kind === 'manifest' ? '.yaml' : ''}`;
}

/** The script that collects charts and images where there is internet. */
export function fetchScript(plan: SitePlan): ManifestFile {
  const sources = clusterImagesOf(plan).map(({ source }) => source);
  const registries = Object.entries(REGISTRY_HELP).filter(([name]) =>
    sources.some((source) => source.startsWith(`${name}/`)),
  );
  const ids = [...new Set(plan.training.flatMap((pool) => softwareOf(pool, plan)))].sort();
  const software = ids.map(clusterSoftware);
  const has = (kind: ClusterSoftware['origin']['kind']) => software.some(({ origin }) => origin.kind === kind);
  const programs = ['helm', 'crane', 'sha256sum', ...(has('git') ? ['git'] : []), ...(has('manifest') ? ['curl'] : [])];
  return script('fetch.sh', [
    ...scriptStart(
      'fetch.sh',
      [
        'Run where there is internet: collects charts and images into ./bundle, which is then carried to the site.',
        `Needs ${programs.join(', ')} (crane: https://github.com/google/go-containerregistry), and to be logged in with crane to the`,
        'registries of AWS below. What is there already is not fetched again, so it can be run until it succeeds.',
      ],
      programs,
    ),
    ...registries.map(([name, help]) => `: "\${${name}:?${help}}"`),
    'mkdir -p bundle/charts bundle/images',
    'rm -f bundle/SHA256SUMS',
    ...(has('chart') ? PULL_CHART : []),
    ...(has('git') ? PULL_FROM_GIT : []),
    ...(has('manifest') ? PULL_MANIFEST : []),
    '',
    ...software.map(pull),
    '',
    '# What the charts run, with these values. An image that images.tsv does not know ends the script here.',
    ': > bundle/images.part',
    'images_of() {',
    '  ./rewrite-images.sh --list < "$1" >> bundle/images.part || fail "$2 runs images that images.tsv does not have: use the version that is named here"',
    '}',
    ...plan.training.flatMap((pool) => softwareOf(pool, plan).map((id) => images(plan, pool.id, clusterSoftware(id)))),
    'LC_ALL=C sort -u bundle/images.part > bundle/images.txt',
    'rm -f bundle/images.part bundle/rendered.yaml',
    '',
    ...pullImages(
      registries.map(([name]) => name),
      sources,
    ),
  ]);
}

const PULL_CHART = [
  '',
  '# chart <name of its folder> <place> <arguments of helm pull>',
  'chart() {',
  '  folder=$1; place=$2; shift 2',
  '  [ ! -d "$place" ] || return 0',
  '  rm -rf bundle/part',
  '  helm pull "$@" --untar --untardir bundle/part || fail "the chart $folder cannot be fetched"',
  '  mv "bundle/part/$folder" "$place"',
  '}',
];

const PULL_FROM_GIT = [
  '',
  '# chart_from_git <address> <commit> <path of the chart> <place>',
  'chart_from_git() {',
  '  [ ! -d "$4" ] || return 0',
  '  rm -rf bundle/part',
  '  git clone --quiet "$1" bundle/part || fail "$1 cannot be cloned"',
  '  git -C bundle/part checkout --quiet "$2" || fail "$1 has no commit $2"',
  '  helm dependency update "bundle/part/$3" || fail "the charts that $3 consists of cannot be fetched"',
  '  mv "bundle/part/$3" "$4"',
  '}',
];

const PULL_MANIFEST = [
  '',
  '# manifest <address> <place>',
  'manifest() {',
  '  [ ! -e "$2" ] || return 0',
  '  curl --fail --silent --show-error --location --output bundle/part.yaml "$1" || fail "$1 cannot be fetched"',
  '  mv bundle/part.yaml "$2"',
  '}',
];

function pull(software: ClusterSoftware): string {
  const { origin, version } = software;
  switch (origin.kind) {
    case 'chart': {
      const repository = origin.repository === undefined ? '' : ` --repo ${origin.repository}`;
      const folder = origin.chart.replace(/^.*\//, '');
      return `chart ${folder} ${bundled(software)} ${origin.chart}${repository} --version ${version}`;
    }
    case 'git':
      return `chart_from_git ${origin.url} ${origin.commit} ${origin.path} ${bundled(software)}`;
    case 'manifest':
      return `manifest ${origin.url} ${bundled(software)}`;
  }
}

/** Renders a chart as a cluster of the site would, which `helm template` cannot ask. */
function images(plan: SitePlan, pool: string, software: ClusterSoftware): string {
  const { id, namespace, origin } = software;
  if (origin.kind === 'manifest') {
    return `images_of ${bundled(software)} ${id}`;
  }
  const version = plan.kubernetes === undefined ? '' : ` --kube-version ${quoted(plan.kubernetes.version)}`;
  const values = `pools/${pool}/values/${id}.yaml`;
  return [
    `helm template ${id} ${bundled(software)} --namespace ${namespace} --values ${values}${version} --api-versions resource.k8s.io/v1 > bundle/rendered.yaml || fail "${id} cannot be rendered with ${values}"`,
    `images_of bundle/rendered.yaml ${id}`,
  ].join('\n');
}

function pullImages(registries: readonly string[], sources: readonly string[]): string[] {
  const inRegistry = (name: string) =>
    sources.filter((source) => source.startsWith(`${name}/`)).map((source) => `*${source.slice(name.length)}*`);
  const choice = [
    '  case $image in',
    ...registries.map((name) => `  ${inRegistry(name).join(' | ')}) image="$${name}/\${image#*/}" ;;`),
    '  esac',
  ];
  return [
    ': > bundle/images.lock',
    'while IFS="$(printf \'\\t\')" read -r image repository; do',
    ...(registries.length === 0 ? [] : choice),
    '  digest=$(crane digest "$image") || fail "$image cannot be found; are you logged in to its registry?"',
    '  # An image that is named by its digest alone gets that as its tag: repositories keep no image without one.',
    '  tag=${image%%@*}; tag=${tag##*/}',
    '  case $tag in',
    '  *:*) tag=${tag##*:} ;;',
    '  *) case $image in *@*) tag=sha256-${digest#sha256:} ;; *) tag=latest ;; esac ;;',
    '  esac',
    '  name=${repository##*/}-$tag',
    '  if [ ! -e "bundle/images/$name" ]; then',
    '    rm -rf bundle/part',
    '    from=${image%%@*}',
    '    case ${from##*/} in *:*) from=${from%:*} ;; esac',
    '    crane pull --format oci "$from@$digest" bundle/part || fail "$image cannot be pulled"',
    '    mv bundle/part "bundle/images/$name"',
    '  fi',
    '  printf \'%s\\t%s:%s\\t%s\\n\' "$name" "$repository" "$tag" "$digest" >> bundle/images.lock',
    'done < bundle/images.txt',
    '(cd bundle && find charts images.lock -type f | LC_ALL=C sort | xargs sha256sum > SHA256SUMS)',
    'echo "bundle holds $(($(wc -l < bundle/images.lock))) images; carry this directory to the site and run ./load.sh there"',
  ];
}
