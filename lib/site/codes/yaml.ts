import type { CodeDefinition } from '../../errors';

const SPECIFICATION = ['https://yaml.org/spec/1.2.2/'];

/** The codes of reading text as YAML. */
export const YAML_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-YAML-001',
    title: 'The text is YAML 1.2 or JSON',
    explanation:
      'From the reported place on, the text follows the rules of YAML no longer, so nothing after it can be understood.',
    remedy:
      'Most often a space after a colon is missing, or a value that contains ": ", " #" or starts with a special character needs quotes.',
    sources: SPECIFICATION,
  },
  {
    code: 'AIF-YAML-002',
    title: 'Lines are indented with spaces',
    explanation: 'YAML forbids tabs as indentation, because a tab is wider in one editor than in another.',
    remedy: 'Convert the tabs of the file to two spaces each.',
    sources: ['https://yaml.org/spec/1.2.2/#61-indentation-spaces'],
  },
  {
    code: 'AIF-YAML-003',
    title: 'Keys that belong together start in the same column',
    explanation: 'The indentation decides what belongs to what. A line that fits no level above it belongs to nothing.',
    remedy: 'Indent every level by two spaces.',
    sources: SPECIFICATION,
  },
  {
    code: 'AIF-YAML-004',
    title: 'A mapping has each key once',
    explanation:
      'Of two equal keys some tools take the first and some the last, so a reviewer cannot know which counts.',
    remedy: 'Keep one of the keys.',
    sources: ['https://yaml.org/spec/1.2.2/#3213-node-comparison'],
  },
  {
    code: 'AIF-YAML-005',
    title: 'Quotes and brackets are closed',
    explanation: 'Everything after an open quote or bracket is taken for a part of the value.',
    remedy: 'Close the quote or bracket where the value ends.',
    sources: SPECIFICATION,
  },
  {
    code: 'AIF-YAML-006',
    title: 'A file holds one document',
    explanation:
      'A line --- starts another YAML document. A site description is one document, so that it has one reading.',
    remedy: 'Delete the line, or put each site into a file of its own.',
    sources: SPECIFICATION,
  },
  {
    code: 'AIF-YAML-007',
    title: 'The file is not empty',
    explanation: 'The file has no content, or only comments.',
    remedy: 'Write a first site description with `ai-factory init`.',
  },
  {
    code: 'AIF-YAML-008',
    title: 'The file is a mapping of keys to values',
    explanation: 'A site description starts with a key. This file is a list, or a text without keys.',
    remedy: 'Start with `apiVersion: ai-factory/v1`.',
  },
  {
    code: 'AIF-YAML-009',
    title: 'What is repeated exists, ends and is small',
    explanation:
      'An alias such as *name repeats the value that was named &name before. A few lines of aliases can stand for more values than any computer can hold, so their number is limited to 10,000.',
    remedy: 'Write the value out, or put a value that only starts with an asterisk in quotes.',
    sources: ['https://yaml.org/spec/1.2.2/#71-alias-nodes'],
  },
  {
    code: 'AIF-YAML-010',
    title: 'Keys are written out, not merged',
    explanation:
      'The merge key << is not part of YAML 1.2. Tools that know it disagree on what wins, and a reviewer cannot see the result in the file.',
    remedy: 'Write the keys out. An anchor may stand for a whole value.',
    sources: ['https://yaml.org/type/merge.html'],
  },
  {
    code: 'AIF-YAML-011',
    title: 'Values have no tags',
    explanation: 'A tag such as !!str or !include asks a YAML tool for special treatment, which not every tool gives.',
    remedy: 'Delete the tag. Quotes make text of anything.',
    sources: ['https://yaml.org/spec/1.2.2/#24-tags'],
  },
  {
    code: 'AIF-YAML-012',
    title: 'Numbers do not start with a zero',
    explanation: 'YAML 1.2 reads 012 as twelve, YAML 1.1 as ten. Which one was meant cannot be known.',
    remedy: 'Write the number without the zero, or in quotes if it is no number.',
    sources: ['https://yaml.org/spec/1.2.2/#1032-tag-resolution'],
  },
  {
    code: 'AIF-YAML-013',
    title: 'The file looks the way it reads',
    explanation:
      'Control characters, invisible characters and characters that change the direction of text make a file read differently from how it looks to a reviewer.',
    remedy: 'Delete the character, or replace it with an ordinary space.',
    sources: ['https://www.unicode.org/reports/tr36/', 'https://yaml.org/spec/1.2.2/#51-character-set'],
  },
  {
    code: 'AIF-YAML-014',
    title: 'The text nests no deeper than it can be read',
    explanation:
      'A site description is a handful of levels deep. Thousands of levels would exhaust the memory of the reader.',
    remedy: 'Look for brackets or indentation that nobody meant.',
  },
  {
    code: 'AIF-YAML-015',
    title: 'The file has no YAML directives',
    explanation:
      'A line such as %YAML 1.1 changes how values are read: NO would become false. Site descriptions are always read as YAML 1.2.',
    remedy: 'Delete the line.',
    sources: ['https://yaml.org/spec/1.2.2/#68-directives'],
  },
  {
    code: 'AIF-YAML-016',
    title: 'Keys are words',
    explanation:
      'YAML allows lists, mappings and nothing at all as a key. No key of a site description is one of these.',
    remedy: 'Write a word before the colon, or put a value that starts with a bracket or a brace in quotes.',
    sources: SPECIFICATION,
  },
];
