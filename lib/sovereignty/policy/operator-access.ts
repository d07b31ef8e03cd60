import type { SupportPermits } from '../../catalog/sovereignty-words';
import { wholeWithin } from './checks';

/** How people who operate the site, or AWS, get at it. */
export interface OperatorAccessProps {
  /**
   * Whether a template may let AWS Support in. What support learns under a permit can be read outside the Region.
   *
   * @default - as the preset says; SupportPermits.FORBIDDEN without one
   */
  readonly supportPermits?: SupportPermits;
  /**
   * How many hours a permit for AWS Support may last, 1 to 720.
   *
   * @default 24
   */
  readonly maximumSupportPermitHours?: number;
  /**
   * Whether people reach machines only in sessions that are encrypted and recorded: no SSH keys, no endpoints for SSH, and preferences of
   * Session Manager that name a key and a log.
   *
   * @default - as the preset says; false without one
   */
  readonly recordSessions?: boolean;
}

/** Everything filled in. */
export function operatorAccessOf(
  props: OperatorAccessProps = {},
  usual: { readonly supportPermits: SupportPermits; readonly recordSessions: boolean },
): OperatorAccessProps {
  return {
    supportPermits: props.supportPermits ?? usual.supportPermits,
    maximumSupportPermitHours: wholeWithin('maximumSupportPermitHours', props.maximumSupportPermitHours ?? 24, 1, 720),
    recordSessions: props.recordSessions ?? usual.recordSessions,
  };
}
