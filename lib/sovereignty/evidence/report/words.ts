import type { FindingCounts, Mechanism, MechanismResult } from '../mechanism';
import { type Html, html } from './html';

/** `1 finding`, `2 findings`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `minimumLogRetentionDays` as people write it: `minimum log retention days`. */
export function spelt(key: string): string {
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\b(?:dns|arn(?=s?\b))/g, (word) => word.toUpperCase());
}

/** How a result is shown: a sign and words, and a colour that repeats them. */
interface Look {
  readonly look: 'good' | 'bad' | 'mind' | '';
  readonly mark: string;
  readonly words: string;
}

const LOOKS: { readonly [result in MechanismResult]: Look } = {
  findings: { look: 'bad', mark: '✗', words: 'findings' },
  waived: { look: 'mind', mark: '!', words: 'waived' },
  advice: { look: 'mind', mark: '!', words: 'warnings' },
  clear: { look: 'good', mark: '✓', words: 'no finding' },
  nothingToJudge: { look: '', mark: '–', words: 'no such resource' },
  notAsked: { look: '', mark: '–', words: 'not asked for' },
  written: { look: 'good', mark: '✓', words: 'written' },
  notWritten: { look: '', mark: '–', words: 'not written' },
  turnedOn: { look: 'good', mark: '✓', words: 'turned on' },
  used: { look: 'good', mark: '✓', words: 'seen' },
  notUsed: { look: '', mark: '–', words: 'not seen' },
  byPeople: { look: 'mind', mark: '☐', words: 'by people' },
  notEnforceable: { look: 'mind', mark: '∅', words: 'not enforceable' },
};

/** Every result, the worst first. */
export const RESULTS = Object.keys(LOOKS).filter((result): result is MechanismResult => result in LOOKS);

/** A result as such. */
export function resultWords(result: MechanismResult): Html {
  return sign(LOOKS[result], LOOKS[result].words);
}

/** What came of a mechanism, with how often. */
export function resultOf(mechanism: Mechanism): Html {
  return sign(LOOKS[mechanism.result], countedWords(mechanism));
}

const NO_FINDINGS: FindingCounts = { failing: 0, waived: 0, warnings: 0 };

function countedWords({ result, findings = NO_FINDINGS, documents = [] }: Mechanism): string {
  switch (result) {
    case 'findings':
      return counted(findings.failing, 'finding');
    case 'waived':
      return `${counted(findings.waived, 'finding')} waived`;
    case 'advice':
      return counted(findings.warnings, 'warning');
    case 'written':
      return `in ${counted(documents.length, 'document')}`;
    default:
      return LOOKS[result].words;
  }
}

function sign({ look, mark }: Look, words: string): Html {
  return html`<span class="${look === '' ? 'result' : `result ${look}`}"><span aria-hidden="true">${mark}</span> ${words}</span>`;
}
