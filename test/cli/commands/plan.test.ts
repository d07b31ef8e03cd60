import { describe, expect, test } from 'vitest';
import { CLEAN, captured, PROBLEMS } from '../captured';
import { scratchDirectory, written } from '../scratch';
import { FAULTY_SITE, SOUND_SITE } from '../site-sources';

const directory = scratchDirectory();
const sound = written(directory, 'sound.yaml', SOUND_SITE);
const faulty = written(directory, 'faulty.yaml', FAULTY_SITE);

describe('plan', () => {
  test('prints figures for people', async () => {
    const { exitCode, out, err } = await captured(['plan', sound]);
    expect({ exitCode, err }).toEqual({ exitCode: CLEAN, err: '' });
    expect(out).toMatchInlineSnapshot(`
      "alpha  Alpha

      Site
        hosting  partition  Region        account       jurisdiction  operator
        region   aws        eu-central-1  111122223333  XA            Us

      Totals
        racks  nodes  accelerators  rack power kW  cells  stacks
            0      0             0              0      1       3

      Cells
        id    cells  range         node range     home zone
        main      1  10.64.0.0/16  100.64.0.0/17  eu-central-1a

      Stacks
        name                layer       stacks  protected
        alpha-foundation    foundation       1  yes
        alpha-storage       storage          1  yes
        alpha-network-main  network          1  yes
      "
    `);
  });

  test('prints the whole plan as JSON', async () => {
    const { out } = await captured(['plan', sound, '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ siteId: 'alpha', totals: { racks: 0 }, stacks: expect.any(Array) });
  });

  test('fails when the site has errors, which it says on standard error', async () => {
    const { exitCode, out, err } = await captured(['plan', faulty]);
    expect({ exitCode, out }).toEqual({ exitCode: PROBLEMS, out: '' });
    expect(err).toContain(`--> ${faulty}:9:3`);
    expect(err).toContain(`${faulty}: 1 error\n`);
  });
});
