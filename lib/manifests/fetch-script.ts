import { type ClusterSoftware, clusterSoftware } from '../catalog/cluster-software';
import { type ClusterSet, clusterImagesOf, clusterSetsOf, type SitePlan, softwareOf } from '../plan';
import { folderOf } from './clusters';
import { type ManifestFile, script } from './manifest-file';
import { fetchPrograms } from './node-programs';
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

/** The script that collects charts, images and programs where there is internet; none where nothing is installed. */
export function fetchScript(plan: SitePlan): ManifestFile[] {
  const sources = clusterImagesOf(plan).map(({ source }) => source);
  const registries = Object.entries(REGISTRY_HELP).filter(([name]) =>
    sources.some((source) => source.startsWith(`${name}/`)),
  );
  const sets = clusterSetsOf(plan);
  const ids = [...new Set(sets.flatMap((clusters) => softwareOf(clusters, plan)))].sort();
  const software = ids.map(clusterSoftware);
  const has = (kind: ClusterSoftware['origin']['kind']) => software.some(({ origin }) => origin.kind === kind);
  const onNodes = fetchPrograms(plan);
  if (software.length === 0 && onNodes.length === 0) {
    return [];
  }
  const programs = [
    ...(software.length > 0 ? ['helm'] : []),
    'crane',
    'sha256sum',
    ...(has('git') ? ['git'] : []),
    ...(has('manifest') ? ['curl'] : []),
  ];
  const content = [
    ...scriptStart(
      'fetch.sh',
      [
        'Run where there is internet: collects what clusters and nodes run into ./bundle, which is then carried to the site.',
        `Needs ${programs.join(', ')} (crane: https://github.com/google/go-containerregistry), and to be logged in with crane to the`,
        'registries of AWS below. What is there already is not fetched again, so it can be run until it succeeds.',
      ],
      programs,
    ),
    ...registries.map(([name, help]) => `: "\${${name}:?${help}}"`),
    'mkdir -p bundle/charts bundle/images bundle/programs',
    'rm -f bundle/SHA256SUMS',
    ...(has('chart') ? PULL_CHART : []),
    ...(has('git') ? PULL_FROM_GIT : []),
    ...(has('manifest') ? PULL_MANIFEST : []),
    ...(software.length > 0 ? ['', ...software.flatMap(pull)] : []),
    ...onNodes,
    ...(software.length > 0 ? findImages(plan, sets) : []),
    ': > bundle/images.lock',
    ...(software.length > 0
      ? pullImages(
          registries.map(([name]) => name),
          sources,
        )
      : []),
    '(cd bundle && find charts images.lock programs -type f | LC_ALL=C sort | xargs sha256sum > SHA256SUMS)',
    'images=$(($(wc -l < bundle/images.lock))); programs=$(($(find bundle/programs -type f | wc -l)))',
    'echo "bundle holds $images images and $programs programs; carry this directory to the site and go on as README.md says"',
  ];
  return [script('fetch.sh', content)];
}

function findImages(plan: SitePlan, sets: readonly ClusterSet[]): string[] {
  return [
    '',
    '# What the charts run, with these values. An image that images.tsv does not know ends the script here.',
    ': > bundle/images.part',
    'images_of() {',
    '  ./rewrite-images.sh --list < "$1" >> bundle/images.part || fail "$2 runs images that images.tsv does not have: use the version that is named here"',
    '}',
    ...sets.flatMap((clusters) => softwareOf(clusters, plan).map((id) => images(plan, clusters, clusterSoftware(id)))),
    'LC_ALL=C sort -u bundle/images.part > bundle/images.txt',
    'rm -f bundle/images.part bundle/rendered.yaml',
    '',
  ];
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

function pull(software: ClusterSoftware): string[] {
  const { origin, version } = software;
  switch (origin.kind) {
    case 'chart': {
      const repository = origin.repository === undefined ? '' : ` --repo ${origin.repository}`;
      const folder = origin.chart.replace(/^.*\//, '');
      return [`chart ${folder} ${bundled(software)} ${origin.chart}${repository} --version ${version}`];
    }
    case 'git':
      return [`chart_from_git ${origin.url} ${origin.commit} ${origin.path} ${bundled(software)}`];
    case 'manifest':
      return [`manifest ${origin.url} ${bundled(software)}`];
    case 'own':
      return [];
  }
}

/** Renders a chart as a cluster of the site would, which `helm template` cannot ask. */
function images(plan: SitePlan, clusters: ClusterSet, software: ClusterSoftware): string {
  const { id, namespace, origin } = software;
  const folder = folderOf(clusters);
  if (origin.kind === 'own') {
    return `images_of ${folder}/${origin.path} ${id}`;
  }
  if (origin.kind === 'manifest') {
    return `images_of ${bundled(software)} ${id}`;
  }
  const version = plan.kubernetes === undefined ? '' : ` --kube-version ${quoted(plan.kubernetes.version)}`;
  const values = `${folder}/values/${id}.yaml`;
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
  ];
}
