import { METRICS_SCRIPT, measuresNodes, type SitePlan, type TrainingPoolPlan } from '../plan';
import { type ManifestFile, script } from './manifest-file';

const HEAD = [
  '#!/bin/bash',
  '# HyperPod runs this as root on every node that it starts, before the node takes jobs. A node on which it fails never joins.',
  '# It fetches nothing from outside the site. What nodes need besides goes into site.sh beside this file, which is run last.',
  'set -euo pipefail',
  'mkdir -p /var/log/provision',
  '# HyperPod sends what it prints to CloudWatch Logs, and the node that failed is gone: both have to know.',
  'exec > >(tee -a /var/log/provision/ai-factory.log) 2>&1',
  'here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)',
  'echo "$(date -u +%FT%TZ) on_create.sh starts"',
];

const KUBERNETES = [
  '',
  '# Images, logs and volumes of pods go to the large volume that HyperPod mounts here; the root volume is too small for them.',
  'volume=/opt/sagemaker',
  'for attempt in 1 2 3 4 5 6 7 8 9 10 11 12; do',
  '  if mountpoint -q "$volume"; then break; fi',
  '  echo "waiting for $volume, attempt $attempt"',
  '  sleep 5',
  'done',
  'if mountpoint -q "$volume"; then',
  '  active=',
  '  for service in kubelet containerd; do',
  '    if systemctl is-active --quiet "$service"; then active="$service $active"; fi',
  '  done',
  '  systemctl stop kubelet containerd || true',
  '  for directory in /var/lib/containerd /var/lib/kubelet; do',
  '    if mountpoint -q "$directory"; then continue; fi',
  '    mkdir -p "$volume$directory" "$directory"',
  '    cp -a "$directory/." "$volume$directory/"',
  '    echo "$volume$directory $directory none bind,nofail,x-systemd.requires-mounts-for=$volume,x-systemd.before=containerd.service 0 0" >> /etc/fstab',
  '    mount --bind "$volume$directory" "$directory"',
  '  done',
  '  for service in $active; do systemctl start "$service"; done',
  'else',
  '  echo "nothing is mounted at $volume: images stay on the root volume"',
  'fi',
];

const SLURM = ['', '# HyperPod itself sets Slurm up and mounts the file systems that the template names.'];

/** Beside the start of the node, which it neither delays nor ends. */
const METRICS = [
  '',
  '# install.sh puts the cell, and where its metrics go, beside this file. The journal of the unit has what comes of it.',
  'if [ -e "$here/cell.txt" ] && read -r cell url < "$here/cell.txt"; then',
  '  mkdir -p /opt/ai-factory &&',
  `    cp "$here/${METRICS_SCRIPT}" /opt/ai-factory/ &&`,
  `    systemd-run --unit=ai-factory-metrics --collect /bin/sh /opt/ai-factory/${METRICS_SCRIPT} "$cell" "$url" ||`,
  '    echo "nothing measures this node"',
  'fi',
];

const FOOT = [
  '',
  'if [ -e "$here/site.sh" ]; then',
  '  echo "$(date -u +%FT%TZ) site.sh starts"',
  '  bash "$here/site.sh"',
  'fi',
  'echo "$(date -u +%FT%TZ) on_create.sh ends"',
];

/** The script that HyperPod runs on the nodes of a pool; none for other orchestrators. */
export function lifecycleScripts(plan: SitePlan, pool: TrainingPoolPlan): ManifestFile[] {
  const path = `pools/${pool.id}/lifecycle/on_create.sh`;
  switch (pool.orchestrator) {
    case 'hyperPodEks':
      return [script(path, [...HEAD, ...KUBERNETES, ...FOOT])];
    case 'hyperPodSlurm':
      return [script(path, [...HEAD, ...SLURM, ...(measuresNodes(pool, plan) ? METRICS : []), ...FOOT])];
    default:
      return [];
  }
}
