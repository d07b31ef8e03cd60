import { type SitePlan, stackName } from '../plan';
import { type ManifestFile, script } from './manifest-file';
import { registryHost } from './registry';
import { scriptStart } from './shell';

/** The script that brings the images to the registry of the site. */
export function loadScript(plan: SitePlan): ManifestFile {
  const host = registryHost(plan);
  const stack = stackName(plan.siteId, 'images');
  return script('load.sh', [
    ...scriptStart(
      'load.sh',
      [
        `Run at the site, after the stack ${stack} is deployed: pushes the images of ./bundle to the registry of the site.`,
        'Needs crane, the AWS CLI and credentials of the account. What is there already is left alone, so it can be run again.',
      ],
      ['aws', 'crane', 'sha256sum'],
    ),
    '[ -e bundle/SHA256SUMS ] || fail "there is no whole bundle here: run ./fetch.sh where there is internet, and carry this directory to the site"',
    '(cd bundle && sha256sum --check --quiet SHA256SUMS) || fail "the bundle is not what fetch.sh made: carry it again"',
    `password=$(aws ecr get-login-password --region ${plan.hosting.region}) || fail "the registry gives no password to these credentials"`,
    `printf '%s' "$password" | crane auth login ${host} --username AWS --password-stdin`,
    'while IFS="$(printf \'\\t\')" read -r name target digest; do',
    '  there=$(crane digest "$target" 2> /dev/null || true)',
    '  if [ "$there" = "$digest" ]; then',
    '    echo "there already: $target"',
    '    continue',
    '  fi',
    '  [ -z "$there" ] || fail "$target holds another image, $there, and tags never move: delete it there if nothing runs it"',
    `  crane push "bundle/images/$name" "$target" > /dev/null || fail "$target cannot be pushed; is the stack ${stack} deployed?"`,
    '  [ "$(crane digest "$target")" = "$digest" ] || fail "$target is not the image that was fetched"',
    '  echo "pushed: $target"',
    'done < bundle/images.lock',
  ]);
}
