/** Shell functions of install scripts. They use `$root`, `$work`, `$region`, `$cluster` and `fail`. */

export const CHART_FUNCTION = [
  '',
  '# install <release> <chart> <namespace> <more arguments of helm>: does not wait for pods on accelerated nodes, which may come later',
  'install() {',
  '  release=$1; chart=$2; namespace=$3; shift 3',
  '  helm upgrade --install "$release" "$root/$chart" --namespace "$namespace" --create-namespace \\',
  '    --values "values/$release.yaml" --post-renderer "$renderer" "$@" || fail "$release cannot be installed into $cluster"',
  '}',
];

export const MANIFEST_FUNCTION = [
  '',
  '# apply <name> <manifest>',
  'apply() {',
  '  "$root/rewrite-images.sh" < "$2" > "$work/manifest.yaml" || fail "$1 runs images that the site does not have"',
  '  kubectl apply --server-side --force-conflicts -f "$work/manifest.yaml" || fail "$1 cannot be installed into $cluster"',
  '}',
];

export const RUNNING_FUNCTION = [
  '',
  '# running <namespace>: waits for the controllers in it',
  'running() {',
  '  kubectl wait --for=condition=Available deployment --all --namespace "$1" --timeout=10m ||',
  '    fail "controllers in $1 of $cluster do not run; kubectl describe pods --namespace $1 says why"',
  '}',
];

export const OUTPUT_FUNCTION = [
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
export const FILE_SYSTEM_FUNCTION = [
  '',
  '# file_system <stack> <claim> <start of its outputs>',
  'file_system() {',
  '  id=$(output "$1" "$3Id"); dns=$(output "$1" "$3DnsName"); mount=$(output "$1" "$3MountName")',
  '  [ -n "$id" ] && [ -n "$dns" ] && [ -n "$mount" ] || fail "the stack $1 does not say where $2 is; is it deployed?"',
  '  sed -e "s|NAME|$2|" -e "s|FILE_SYSTEM_ID|$id|" -e "s|DNS|$dns|" -e "s|MOUNT|$mount|" resources/file-system.yaml |',
  '    kubectl apply -f -',
  '}',
];
