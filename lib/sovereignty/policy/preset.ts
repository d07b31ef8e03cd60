import { type PresetAnswers, SOVEREIGNTY_PRESETS, unmetDemands } from '../../catalog/sovereignty-presets';
import { Residency, SupportPermits } from '../../catalog/sovereignty-words';
import { AiFactoryError } from '../../errors';
import type { SovereigntyPolicyProps } from './sovereignty-policy-props';

type Defaults = Omit<PresetAnswers, 'summary'>;

/** What holds where a policy names no preset. */
const WITHOUT_PRESET: Defaults = {
  strict: true,
  residency: Residency.REGION,
  supportPermits: SupportPermits.FORBIDDEN,
  recordSessions: false,
  immutableLogs: false,
};

/** What holds where a policy does not say it itself. */
export function defaultsOf(props: SovereigntyPolicyProps): Defaults {
  const { preset } = props;
  if (preset === undefined) return WITHOUT_PRESET;
  const [unmet] = unmetDemands(preset, props);
  if (unmet === undefined) return SOVEREIGNTY_PRESETS[preset];
  throw new AiFactoryError(
    'AIF-SOV-706',
    `${unmet.path.join('.')} is ${String(unmet.less)}, which is less than the preset ${preset} asks for`,
    `leave it out, set it to ${String(unmet.asked)}, or choose another preset`,
  );
}
