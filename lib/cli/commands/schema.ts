import { siteJsonSchema } from '../../site';
import type { Action } from '../command';
import { EXIT_CODE } from '../exit-code';
import { replaceFile } from '../files';

/** Prints the JSON Schema of site descriptions, or writes it to a file. */
export const schema: Action = async (_arguments, { output }, terminal) => {
  const text = `${JSON.stringify(siteJsonSchema(), undefined, 2)}\n`;
  if (output === undefined) {
    terminal.data.write(text);
  } else {
    replaceFile(output, text);
    terminal.talk.write(`wrote ${output}\n`);
  }
  return EXIT_CODE.clean;
};
