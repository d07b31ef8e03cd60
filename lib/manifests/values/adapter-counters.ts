/** Where the node exporter of a cluster finds what the script below writes. */
const FOLDER = '/run/adapters';

/**
 * A script that writes the counters of Elastic Fabric Adapters in the form of the textfile collector, under the names that the exporter of AWS gives
 * them, of which only the source is published. The driver has each one in a file
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/efa-working-monitor.html, read 2026-11-22).
 */
export function adapterScript(sys: string, folder: string): string {
  return `while :; do
  for file in ${sys}/class/infiniband/*/ports/*/hw_counters/*; do
    { read -r value < "$file"; } 2> /dev/null || continue
    case $value in '' | *[!0-9]*) continue ;; esac
    port=\${file%/hw_counters/*}
    device=\${port%/ports/*}
    echo "node_amazonefa_\${file##*/}{device=\\"\${device##*/}\\",port=\\"\${port##*/}\\"} $value"
  done | sort > ${folder}/part
  mv ${folder}/part ${folder}/adapters.prom
  sleep 15
done
`;
}

/**
 * Values of the node exporter that let it measure adapters: a second container of its own image, which has a shell, writes what the
 * first one serves (https://github.com/prometheus-community/helm-charts/pull/4177 and
 * https://github.com/prometheus/node_exporter#textfile-collector, read 2026-11-22).
 */
export const ADAPTER_COUNTERS = {
  extraArgs: [`--collector.textfile.directory=${FOLDER}`],
  sidecarVolumeMount: [{ name: 'adapters', mountPath: FOLDER, readOnly: false }],
  sidecars: [
    {
      name: 'adapters',
      command: ['/bin/sh', '-c', adapterScript('/host/sys', FOLDER)],
      volumeMounts: [{ name: 'sys', mountPath: '/host/sys', readOnly: true }],
    },
  ],
};
