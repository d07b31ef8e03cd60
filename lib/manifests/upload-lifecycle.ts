import {
  lifecycleFolder,
  measuresNodes,
  NODE_SOFTWARE_FOLDER,
  runsHyperPod,
  type SitePlan,
  stackName,
  type TrainingPoolPlan,
} from '../plan';
import { lifecycleBucket } from './lifecycle-bucket';

/** Whether nodes of a pool take files from the lifecycle bucket. */
export function usesLifecycleBucket(plan: SitePlan, pool: TrainingPoolPlan): boolean {
  return runsHyperPod(pool) || measuresNodes(pool, plan);
}

/** Whether each cell of a pool has a folder of its own in the lifecycle bucket. */
export function hasFolderPerCell({ orchestrator }: TrainingPoolPlan): boolean {
  return orchestrator === 'hyperPodSlurm';
}

/** The lines of an install script that bring to the lifecycle bucket what nodes of a pool take from it. */
export function uploadLifecycle(plan: SitePlan, pool: TrainingPoolPlan): string[] {
  const bucket = lifecycleBucket(plan);
  const help = `is the stack ${stackName(plan.siteId, 'lifecycle')} deployed?`;
  const upload = (indent: string, from: string, folder: string, what: string) => [
    `${indent}aws s3 cp ${from} s3://${bucket}/${folder} --recursive --region "$region" ||`,
    `${indent}  fail "${what} did not reach ${bucket}; ${help}"`,
  ];
  const folder = lifecycleFolder(pool, '$cell');
  const scripts = 'the scripts of nodes';
  return [
    ...(measuresNodes(pool, plan)
      ? [
          '',
          '# What measures nodes.',
          '(cd "$root/bundle" && sha256sum --check --quiet SHA256SUMS) || fail "the bundle is not what fetch.sh made: carry it again"',
          ...upload('', '"$root/bundle/programs"', NODE_SOFTWARE_FOLDER, 'the programs'),
        ]
      : []),
    '',
    '# What nodes run when they start. Nodes that are there already keep what they ran.',
    ...(hasFolderPerCell(pool)
      ? [
          'for cell in "$@"; do',
          ...upload('  ', 'lifecycle', folder, scripts),
          ...(measuresNodes(pool, plan) ? tellCell(plan, bucket, folder) : []),
          'done',
        ]
      : upload('', 'lifecycle', folder, scripts)),
  ];
}

/** Nodes are not told by anything else which cell they are in. */
function tellCell({ siteId }: SitePlan, bucket: string, folder: string): string[] {
  const stack = `${stackName(siteId, 'cell-operations')}-$cell`;
  return [
    `  url=$(output "${stack}" RemoteWriteUrl)`,
    '  if [ -n "$url" ]; then',
    `    printf '%s %s\\n' "$cell" "$url" | aws s3 cp - "s3://${bucket}/${folder}/cell.txt" --region "$region" ||`,
    '      fail "nodes of $cell cannot be told where their metrics go"',
    '  else',
    `    echo "no metrics of $cell yet: deploy ${stack}, then run this again"`,
    '  fi',
  ];
}
