import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { scratchDirectory } from '../cli/scratch';
import { FakePrograms } from './fake-programs';
import { planOf } from './plans';
import { contentOf } from './written';

/** Where the metrics of the node go. */
export const WORKSPACE = 'https://aps.example/workspaces/ws-1/api/v1/remote_write';

/** An image that has been exported: the folders that the script writes into. */
export const AWS = `
set -e
files=$(mktemp -d); mkdir -p "$files/etc" "$files/usr/lib"
echo PATH=/opt/aws/neuron/bin > "$files/environment"
tar -czf "$4" -C "$files" .`;
const LDCONFIG = `
echo "	libnvidia-ml.so.1 (libc6) => /usr/lib/i386/libnvidia-ml.so.1"
echo "	libnvidia-ml.so.1 (libc6,x86-64) => /usr/lib64/libnvidia-ml.so.1"`;
const NO_ENGINE = '[ "$1" != is-enabled ] && [ "$1" != is-active ]';

/** What a node has, but for what a test says otherwise. */
export function nodePrograms(answers: { readonly [program: string]: string } = {}): FakePrograms {
  const programs = { aws: AWS, hostname: 'echo ip-100-64-0-7', ldconfig: LDCONFIG, uname: 'echo x86_64' };
  return new FakePrograms({ ...programs, systemctl: NO_ENGINE, ...answers });
}

/** A node with a disk of its own, and the script of a pool that takes it for the whole node. */
export class MeasuredNode {
  public readonly disk = scratchDirectory();
  private readonly script = join(this.disk, 'metrics.sh');

  public constructor(pool: Record<string, unknown>, devices: 'gpus' | 'neuron' | 'none') {
    for (const folder of ['units', 'sys/bus/pci/devices/0000:00:1e.0', 'dev']) {
      mkdirSync(join(this.disk, folder), { recursive: true });
    }
    const vendor = devices === 'gpus' ? '0x10de' : '0x1d0f';
    writeFileSync(join(this.disk, 'sys/bus/pci/devices/0000:00:1e.0/vendor'), `${vendor}\n`);
    if (devices === 'neuron') {
      writeFileSync(join(this.disk, 'dev/neuron0'), '');
    }
    const plan = planOf({ pools: [pool], metrics: true });
    const moved = contentOf(plan, `pools/${pool.id}/lifecycle/metrics.sh`)
      .replaceAll('/opt/ai-factory', join(this.disk, 'opt'))
      .replaceAll('/etc/systemd/system', join(this.disk, 'units'))
      .replaceAll('/sys/bus', join(this.disk, 'sys/bus'))
      .replaceAll('/dev/neuron0', join(this.disk, 'dev/neuron0'));
    writeFileSync(this.script, moved, { mode: 0o755 });
  }

  public run(programs: FakePrograms) {
    return programs.run(this.script, ['batch-001', WORKSPACE]);
  }

  public unit(id: string): string {
    return readFileSync(join(this.disk, 'units', `ai-factory-${id}.service`), 'utf8');
  }

  public services(): string[] {
    return readdirSync(join(this.disk, 'units')).map((name) => name.replace(/^ai-factory-(.*)\.service$/, '$1'));
  }

  public collector() {
    return parse(readFileSync(join(this.disk, 'opt/prometheus.yml'), 'utf8'));
  }
}

/** A node that was measured without trouble. */
export function measured(...node: ConstructorParameters<typeof MeasuredNode>): MeasuredNode {
  const made = new MeasuredNode(...node);
  const { status, stderr } = made.run(nodePrograms());
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return made;
}
