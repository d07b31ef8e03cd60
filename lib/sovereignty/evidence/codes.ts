import type { CodeDefinition } from '../../errors';

/** The codes of evidence. */
export const EVIDENCE_CODES: readonly CodeDefinition[] = [
  {
    code: 'AIF-SOV-650',
    title: 'A pack of evidence is as it was written',
    explanation:
      'The manifest names every file with its SHA-256 sum. A file that was changed, removed or added, a link, or a signature by another key means that what is read is not what was signed.',
    remedy:
      'Have the pack sent again, or write it anew from the same site description with the same versions: it has the same bytes.',
  },
  {
    code: 'AIF-SOV-651',
    title: 'Packs of evidence are signed with Ed25519 keys',
    explanation:
      'A pack is verified with nothing but Node, decades later if need be. One algorithm without parameters leaves nothing to choose and nothing to weaken.',
    remedy:
      'Make a pair with `openssl genpkey -algorithm ed25519 -out key.pem` and `openssl pkey -in key.pem -pubout -out public.pem`. Sign with the first, give the second to whoever verifies.',
    sources: ['https://www.rfc-editor.org/rfc/rfc8032'],
  },
  {
    code: 'AIF-SOV-652',
    title: 'Evidence of a site with waivers is for a stated day',
    explanation:
      'A waiver holds until its last day, so that the same site gives other results on another day. Evidence reads no clock: the same input gives the same bytes.',
    remedy: 'Name the day that the evidence is for: `--date 2027-06-30`.',
  },
];
