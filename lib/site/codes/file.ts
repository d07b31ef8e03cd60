import type { CodeDefinition } from '../../errors';

/** The codes of reading a file. */
export const FILE_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-FILE-001',
    title: 'The file can be read',
    explanation: 'There is no such file, it is a folder, or the user who runs the command may not read it.',
    remedy: 'Check the name and the folder that the command runs in, and the permissions of the file.',
  },
  {
    code: 'AIF-FILE-002',
    title: 'The file is text in UTF-8',
    explanation:
      'A site description is read on many systems, so it has one encoding. Bytes that are not UTF-8 mean that the file was saved in another one, often UTF-16 or Windows-1252, or that it is no text at all.',
    remedy: 'Save the file again with the encoding UTF-8.',
    sources: ['https://yaml.org/spec/1.2.2/#52-character-encodings'],
  },
  {
    code: 'AIF-FILE-003',
    title: 'The file has at most two million characters and 300,000 words and signs',
    explanation:
      'A site with a thousand rack pools and hundreds of models takes a tenth of that. A longer file is most likely the wrong one, and reading it could take all memory of a build server.',
    remedy: 'Check that the file is the site description.',
  },
  {
    code: 'AIF-FILE-004',
    title: 'Problems are shown up to a thousand',
    explanation:
      'Whoever has a thousand problems most often has one: a wrong file, a wrong template, a wrong indentation. What comes after them is not shown.',
    remedy: 'Correct the first ones and validate again.',
  },
];
