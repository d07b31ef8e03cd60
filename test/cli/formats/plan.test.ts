import { describe, expect, test } from 'vitest';
import { planPretty } from '../../../lib/cli/formats/plan';
import { plain } from '../../../lib/cli/style';
import { planSite } from '../../../lib/plan';
import { siteFrom } from '../../support/example-sites';
import { factoryData, factorySite } from '../../support/factory-generator';

/** The lines of a section, without its title. */
function section(text: string, title: string): string {
  return (
    text
      .split('\n\n')
      .find((part) => part.startsWith(`${title}\n`))
      ?.slice(title.length + 1) ?? ''
  );
}

describe('a plan for people', () => {
  const data = factoryData({ family: 'gb200', accelerators: 20_000 });
  const site = siteFrom({
    ...data,
    network: { ...(data.network as object), cells: [{ id: 'services', cidr: '10.127.0.0/20' }] },
    storage: { ...(data.storage as object), fileSystems: [{ id: 'scratch', capacityGiB: 2400 }] },
  });
  const text = planPretty(planSite(site), plain);

  test('has a line for each listed cell, and one for all cells of a training pool', () => {
    expect(section(text, 'Cells')).toMatchInlineSnapshot(`
      "  id                            cells  range                        node range                        home zone
        gb200-01-001 to gb200-01-006      6  10.0.0.0/20 to 10.0.80.0/20  100.64.0.0/17 to 100.66.128.0/17  xa-north-1a
        services                          1  10.127.0.0/20                100.64.0.0/17                     xa-north-1a"
    `);
  });

  test('says what a training pool is and how it is divided', () => {
    expect(section(text, 'Training')).toMatchInlineSnapshot(`
      "  id        orchestrator  instance type       nodes  accelerators  cells  nodes in a cell
        gb200-01  hyperPodEks   p6e-gb200.36xlarge  5,004        20,016      6              864"
    `);
  });

  test('says what the largest cell of a pool takes of its network', () => {
    expect(section(text, 'Network of the largest cell')).toMatchInlineSnapshot(`
      "  pool      addresses      of  address usage      of  interfaces  endpoints
        gb200-01     28,727  32,763         23,681  64,000       4,465         13"
    `);
  });

  test('sums up the file systems of a pool', () => {
    expect(section(text, 'File systems')).toMatchInlineSnapshot(`
      "  of        file systems  capacity TiB  throughput GB/s  MB/s a TiB  over EFA
        scratch              1           2.3              1.2         500  no
        gb200-01            17         6,300            3,150         500  yes"
    `);
  });

  test('says which quotas to have raised', () => {
    expect(section(text, 'Quotas to have raised')).toMatchInlineSnapshot(`
      "  service                                    quota                                                                    needed        default
        Amazon FSx                                 Lustre Persistent_2 storage capacity                                  6,453,600        100,800
        Amazon SageMaker                           Maximum number instances allowed per SageMaker HyperPod cluster             864  not published
        Amazon SageMaker                           Total number of instances allowed across SageMaker HyperPod clusters      5,004  not published
        Amazon SageMaker                           ml.p6e-gb200.36xlarge for cluster usage                                   5,004  not published
        Amazon Virtual Private Cloud (Amazon VPC)  Network interfaces per Region                                            25,890          5,000
        Amazon Virtual Private Cloud (Amazon VPC)  VPCs per Region                                                               7              5"
    `);
  });

  test('says what can be expected', () => {
    expect(section(text, 'Estimates')).toMatchInlineSnapshot(`
      "  failures a day  spare nodes  bisection TB/s  racks MW  facility MW
                   9.5           43           500.4      37.3         46.6"
    `);
  });

  test('puts the stacks of a layer of a pool on one line', () => {
    expect(section(`${text}\n`, 'Stacks')).toMatchInlineSnapshot(`
      "  name                                                                              layer            stacks  protected
        generated-foundation                                                              foundation            1  yes
        generated-storage                                                                 storage               1  yes
        generated-images                                                                  images                1  yes
        generated-lifecycle                                                               lifecycle             1  yes
        generated-transit                                                                 transit               1  yes
        generated-network-gb200-01-001 to generated-network-gb200-01-006                  network               6  yes
        generated-network-services                                                        network               1  yes
        generated-operations                                                              operations            1  yes
        generated-compute-gb200-01-001 to generated-compute-gb200-01-006                  compute               6  yes
        generated-filesystem-gb200-01-001 to generated-filesystem-gb200-01-006            filesystem            6  yes
        generated-filesystem-services                                                     filesystem            1  yes
        generated-cell-operations-gb200-01-001 to generated-cell-operations-gb200-01-006  cell-operations       6  yes
        generated-training-gb200-01-001 to generated-training-gb200-01-006                training              6  yes"
    `);
  });

  test('of a million accelerators is read in a minute', () => {
    const lines = planPretty(planSite(factorySite({ family: 'gb200', accelerators: 1_000_000 })), plain).split('\n');
    expect(lines.length).toBeLessThan(300);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(160);
  });
});
