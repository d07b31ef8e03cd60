import { diffPlans, findings } from '../../plan';
import { documentedProblem, inFileOrder, siteDiagnostics } from '../check-site';
import type { Action } from '../command';
import { counted, isFailure, summary } from '../diagnostic';
import { EXIT_CODE } from '../exit-code';
import { diffPretty } from '../formats/diff';
import { render } from '../formats/render';
import { soundSite } from '../sound-site';

/** Prints what an edit of a site description means. Findings are about the description after it. */
export const diff: Action = async ([before, after], { format }, terminal) => {
  const [old, now] = [soundSite(before, terminal), soundSite(after, terminal)];
  if (old === undefined || now === undefined) {
    return EXIT_CODE.problems;
  }
  const { data, talk } = terminal;
  const changes = diffPlans(old.plan, now.plan);
  const problems = inFileOrder(findings(changes, now.site).map((problem) => now.place(problem)));
  const diagnostics = siteDiagnostics({ file: after, problems });
  const rows = format === undefined || format === 'pretty' ? diffPretty(changes, data.style) : '';
  const found = render(format, {
    diagnostics,
    sources: { [after]: now.source },
    json: { before, after, changes, problems: problems.map(documentedProblem) },
    style: data.style,
  });
  data.write([rows, found].filter((part) => part !== '').join('\n'));
  talk.write(`${before} to ${after}: ${counted(changes.length, 'change')}, ${summary(diagnostics)}\n`);
  return isFailure(diagnostics) ? EXIT_CODE.problems : EXIT_CODE.clean;
};
