import { checkSite, documentedProblem, siteDiagnostics } from '../check-site';
import type { Action } from '../command';
import { isFailure, summary } from '../diagnostic';
import { EXIT_CODE } from '../exit-code';
import { render } from '../formats/render';

/** Prints every problem of a site description. */
export const validate: Action = async ([file], { format }, terminal) => {
  const checked = checkSite(file);
  const diagnostics = siteDiagnostics(checked);
  terminal.data.write(
    render(format, {
      diagnostics,
      sources: { [file]: checked.source },
      json: { file, problems: checked.problems.map(documentedProblem) },
      style: terminal.data.style,
    }),
  );
  terminal.talk.write(`${file}: ${summary(diagnostics)}\n`);
  return isFailure(diagnostics) ? EXIT_CODE.problems : EXIT_CODE.clean;
};
