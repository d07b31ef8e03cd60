import type { Architecture } from '../catalog/instance-types';
import type { NodeSoftware } from '../catalog/node-software';
import { nodeSoftwareOf, type SitePlan } from '../plan';

/** Where a bundle has the programs that measure nodes. */
const PROGRAMS = 'bundle/programs';

/** Processors in the words of images. */
const PLATFORMS: { readonly [architecture in Architecture]: string } = { x86_64: 'amd64', arm64: 'arm64' };

/** The lines of `fetch.sh` that collect what measures nodes; none where pods do. */
export function fetchPrograms(plan: SitePlan): string[] {
  const wanted = plan.training.flatMap((pool) => nodeSoftwareOf(pool, plan));
  const calls = wanted.flatMap(({ software, architectures }) =>
    architectures.map((architecture) => fetchProgram(software, PLATFORMS[architecture])),
  );
  return calls.length === 0 ? [] : [...EXPORT_PROGRAM, '', ...[...new Set(calls)].sort()];
}

function fetchProgram({ id, image, version }: NodeSoftware, platform: string): string {
  return `program ${image} ${platform} ${PROGRAMS}/${id}-${version}-${platform}.tar.gz`;
}

/** Tags may move, so it is the image behind the tag whose files are taken and whose variables are read. */
const EXPORT_PROGRAM = [
  '',
  '# program <image> <processor> <place>: the files of an image, with the variables that it sets in one called environment',
  'program() {',
  '  [ ! -e "$3" ] || return 0',
  '  digest=$(crane digest "$1") || fail "$1 cannot be found; are you logged in to its registry?"',
  '  rm -rf bundle/part; mkdir -p bundle/part',
  '  crane export --platform "linux/$2" "${1%:*}@$digest" bundle/part/files.tar || fail "$1 cannot be fetched for $2"',
  '  crane config --platform "linux/$2" "${1%:*}@$digest" > bundle/part/config || fail "$1 cannot be read for $2"',
  '  tr -d "\\n" < bundle/part/config | sed -n \'s/.*"Env": *\\[ *"\\([^]]*\\)" *\\].*/\\1/p\' |',
  '    awk \'{ gsub(/", *"/, "\\n"); print }\' > bundle/part/environment',
  '  tar -rf bundle/part/files.tar -C bundle/part environment || fail "$1 cannot be packed"',
  '  gzip -n bundle/part/files.tar',
  '  mv bundle/part/files.tar.gz "$3"',
  '}',
];
