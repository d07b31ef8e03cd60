import type { Action } from '../command';
import { EXIT_CODE } from '../exit-code';
import { planPretty } from '../formats/plan';
import { soundSite } from '../sound-site';

/** Prints what a site comes to. */
export const plan: Action = async ([file], { format }, terminal) => {
  const sound = soundSite(file, terminal);
  if (sound === undefined) {
    return EXIT_CODE.problems;
  }
  const { data } = terminal;
  data.write(format === 'json' ? `${JSON.stringify(sound.plan, undefined, 2)}\n` : planPretty(sound.plan, data.style));
  return EXIT_CODE.clean;
};
