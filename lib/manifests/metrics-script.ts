import { NODE_SOFTWARE, type NodeSoftware, type NodeSoftwareId } from '../catalog/node-software';
import { METRICS_SCRIPT, NODE_SOFTWARE_FOLDER, nodeSoftwareOf, type SitePlan, type TrainingPoolPlan } from '../plan';
import { lifecycleBucket } from './lifecycle-bucket';
import { type ManifestFile, script } from './manifest-file';
import { adapterScript } from './values/adapter-counters';
import { dcgmCounters } from './values/metrics';

/** Where the node exporter finds the counters of adapters. */
const ADAPTERS = '/run/ai-factory-adapters';

/**
 * What the node exporter measures. Its usual collectors have several series for each of hundreds of processors and interfaces, which
 * would use up what a cell may have.
 */
const COLLECTORS = ['filesystem', 'loadavg', 'meminfo', 'textfile', 'vmstat'];

/** The script that measures a node of Slurm; none for pools whose nodes run pods. */
export function metricsScript(plan: SitePlan, pool: TrainingPoolPlan): ManifestFile[] {
  const software: readonly NodeSoftware[] = nodeSoftwareOf(pool, plan).map((each) => each.software);
  const when = (id: NodeSoftwareId, lines: readonly string[]) => (software.includes(NODE_SOFTWARE[id]) ? lines : []);
  return software.length === 0
    ? []
    : [
        script(`pools/${pool.id}/lifecycle/${METRICS_SCRIPT}`, [
          ...HEAD,
          ...unpack(plan),
          ...UNIT,
          ...NODE,
          ...when('dcgmExporter', GPUS),
          ...when('neuronMonitor', NEURON),
          ...collector(plan, pool),
        ]),
      ];
}

const HEAD = [
  '#!/bin/sh',
  '# Measures this node, as root: metrics.sh <cell> <address that its metrics are written to>',
  '# Programs come from the lifecycle bucket and run as services. The node takes jobs whether this succeeds or not. Can be run again.',
  'set -eu',
  'umask 022',
  'PATH=$PATH:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  'cell=$1; url=$2',
  'home=/opt/ai-factory; services=',
  'fail() { echo "metrics.sh: $*" >&2; exit 1; }',
  'case $(uname -m) in aarch64) processor=arm64 ;; *) processor=amd64 ;; esac',
  'mkdir -p "$home"',
];

/** Permissions of a new role take a moment, so what cannot be fetched is asked for again. */
function unpack(plan: SitePlan): string[] {
  const source = `s3://${lifecycleBucket(plan)}/${NODE_SOFTWARE_FOLDER}`;
  return [
    '',
    '# program <id> <version>: unpacks the files of a program into $place',
    'program() {',
    '  place=$home/$1-$2',
    '  [ ! -d "$place" ] || return 0',
    `  packed=${source}/$1-$2-$processor.tar.gz`,
    '  attempt=1',
    `  until aws s3 cp "$packed" "$home/packed" --region ${plan.hosting.region} --only-show-errors; do`,
    '    [ "$attempt" -lt 10 ] || fail "$packed cannot be fetched"',
    '    attempt=$((attempt + 1)); sleep "${RETRY_SECONDS:-30}"',
    '  done',
    '  rm -rf "$home/part"; mkdir "$home/part"',
    '  tar -xzf "$home/packed" -C "$home/part" || fail "$packed cannot be unpacked"',
    '  rm -f "$home/packed"; chmod 755 "$home/part"',
    '  mkdir -p "$home/part/dev" "$home/part/proc" "$home/part/run" "$home/part/sys" "$home/part/tmp" "$home/part/var/log"',
    '  mv "$home/part" "$place"',
    '}',
  ];
}

/** Exporters must not take from jobs: they get few processors and little memory. */
const UNIT = [
  '',
  '# service <id> <command>, with more lines of the service on standard input',
  'service() {',
  '  {',
  '    echo "[Unit]"',
  '    echo "Description=AI factory metrics: $1"',
  '    echo "[Service]"',
  '    echo "ExecStart=$2"',
  '    cat',
  '    echo "Restart=always"',
  '    echo "RestartSec=10"',
  '    echo "Nice=10"',
  '    echo "MemoryMax=2G"',
  '    echo "[Install]"',
  '    echo "WantedBy=multi-user.target"',
  '  } > "/etc/systemd/system/ai-factory-$1.service"',
  '  services="$services ai-factory-$1.service"',
  '}',
  '',
  '# job <name> <port>: has the collector read what a service of this node says',
  'job() {',
  '  echo "  - job_name: $1"',
  '  echo "    static_configs:"',
  '  echo "      - targets: [\'127.0.0.1:$2\']"',
  '  echo "        labels: { instance: $name, node: $name }"',
  '}',
  'name=$(hostname)',
];

const NODE = [
  '',
  `program ${ofImage('nodeExporter')}`,
  `service node-exporter "$place/bin/node_exporter --web.listen-address=127.0.0.1:9100 --collector.disable-defaults ${COLLECTORS.map((each) => `--collector.${each}`).join(' ')} --collector.textfile.directory=${ADAPTERS}" <<'END'`,
  'DynamicUser=yes',
  'END',
  'jobs=$(job node-exporter 9100)',
  '',
  '# Adapters have no exporter: their driver has each counter in a file, which this writes where the node exporter looks.',
  'cat > "$home/adapters.sh" <<\'END\'',
  ...adapterScript('/sys', ADAPTERS).trimEnd().split('\n'),
  'END',
  'service adapters "/bin/sh $home/adapters.sh" <<\'END\'',
  `RuntimeDirectory=${ADAPTERS.replace('/run/', '')}`,
  'RuntimeDirectoryPreserve=yes',
  'END',
];

/**
 * The exporter runs in the files of its image, with the devices of the node and the libraries of its driver: what a container runtime
 * gives it elsewhere. Two engines of DCGM on one node are not supported (https://github.com/NVIDIA/DCGM/issues/108), so where the image
 * of the node runs one as a service, the exporter asks that. What it checks at its start is a cache of libraries that its image does not
 * have (https://github.com/NVIDIA/dcgm-exporter/blob/main/internal/pkg/prerequisites/dcgmlib_rule.go, read 2026-11-22).
 */
const GPUS = [
  '',
  '# 0x10de is the number of NVIDIA. Nodes without its devices, such as controllers, have nothing to measure here.',
  'if grep -qs 0x10de /sys/bus/pci/devices/*/vendor; then',
  `  program ${ofImage('dcgmExporter')}`,
  '  cat > "$place/etc/ai-factory.csv" <<\'END\'',
  ...dcgmCounters().trimEnd().split('\n'),
  'END',
  '  engine=',
  '  if systemctl is-enabled --quiet nvidia-dcgm || systemctl is-active --quiet nvidia-dcgm; then',
  "    engine=' --remote-hostengine-info 127.0.0.1:5555'",
  '  fi',
  '  {',
  '    echo "RootDirectory=$place"',
  '    echo "MountAPIVFS=yes"',
  '    for library in libnvidia-ml.so.1 libcuda.so.1; do',
  '      file=$(ldconfig -p | awk -v name="$library" \'$1 == name && $2 ~ /64/ { print $NF; exit }\')',
  '      [ -n "$file" ] || continue',
  '      : > "$place/usr/lib/$library"',
  '      echo "BindReadOnlyPaths=$file:/usr/lib/$library"',
  '    done',
  '  } > "$home/lines"',
  '  service dcgm-exporter "/usr/bin/dcgm-exporter --disable-startup-validate --address 127.0.0.1:9400 --collectors /etc/ai-factory.csv$engine" < "$home/lines"',
  '  jobs=$jobs$(echo; job dcgm-exporter 9400)',
  'fi',
];

/** As its image starts it in Kubernetes. */
const NEURON = [
  '',
  'if [ -e /dev/neuron0 ]; then',
  `  program ${ofImage('neuronMonitor')}`,
  '  service neuron-monitor "/opt/bin/entrypoint.sh --port 8000 --neuron-monitor-config /opt/aws/neuron/bin/neuron-monitor.conf" <<END',
  'RootDirectory=$place',
  'MountAPIVFS=yes',
  'EnvironmentFile=$place/environment',
  'Environment=GOMEMLIMIT=160MiB',
  'END',
  '  jobs=$jobs$(echo; job neuron-monitor 8000)',
  'fi',
];

/** One collector on each node, which reads only that node: there is nothing to discover, and no node to lose all metrics with. */
function collector({ siteId, hosting }: SitePlan, { id }: TrainingPoolPlan): string[] {
  return [
    '',
    `program ${ofImage('prometheus')}`,
    'cat > "$home/prometheus.yml" <<END',
    'global:',
    '  scrape_interval: 30s',
    `  external_labels: { site: ${siteId}, pool: ${id}, cell: $cell }`,
    'remote_write:',
    '  - url: $url',
    `    sigv4: { region: ${hosting.region} }`,
    '    queue_config: { max_shards: 2, batch_send_deadline: 30s }',
    'scrape_configs:',
    '$jobs',
    'END',
    'service collector "$place/bin/prometheus --agent --config.file=$home/prometheus.yml --storage.agent.path=/var/lib/ai-factory-collector --web.listen-address=127.0.0.1:9090" <<\'END\'',
    'StateDirectory=ai-factory-collector',
    'END',
    '',
    'systemctl daemon-reload',
    '# Word by word: names of services have no spaces in them.',
    'systemctl enable --quiet $services',
    'systemctl restart $services',
    'echo "measured by$services"',
  ];
}

/** The arguments that unpack a program. */
function ofImage(id: NodeSoftwareId): string {
  const { id: name, version } = NODE_SOFTWARE[id];
  return `${name} ${version}`;
}
