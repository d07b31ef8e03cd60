import { unmetDemands } from '../../../catalog/sovereignty-presets';
import type { UnplacedProblem } from '../../problem';
import { rule } from '../rule';

/** Keys of the policy ask for what the preset asks for, or for more. */
export const presetIsKept = rule(['sovereignty'], ({ sovereignty }) =>
  unmetDemands(sovereignty.preset, sovereignty).map(
    ({ path, asked, less }): UnplacedProblem => ({
      code: 'AIF-POL-001',
      severity: 'error',
      path: ['sovereignty', ...path],
      message: `\`${path.at(-1)}: ${less}\` is less than ${sovereignty.preset} asks for`,
      help: `Delete the key, which is then ${asked}; or choose another \`preset\`.`,
    }),
  ),
);
