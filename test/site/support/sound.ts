import { expect } from 'vitest';
import { CODES, type LoadedSite } from '../../../lib/site';

const DECLARED = new Set(CODES.map(({ code }) => code));

/** Holds what every reading of every text must be: problems in order, with declared codes, inside the file, and each with help. */
export function expectSound({ problems, site, source }: LoadedSite): void {
  const lines = source.split('\n');
  let before = 0;
  for (const problem of problems) {
    expect(DECLARED).toContain(problem.code);
    expect(problem.message).not.toBe('');
    expect(problem.help).not.toBe('');
    expect(problem.message + problem.help).not.toMatch(/undefined|\[object/);
    expect(problem.line).toBeGreaterThanOrEqual(Math.max(1, before));
    expect(problem.line).toBeLessThanOrEqual(lines.length);
    expect(problem.endLine).toBe(problem.line);
    expect(problem.column).toBeGreaterThanOrEqual(1);
    expect(problem.endColumn).toBeGreaterThanOrEqual(problem.column);
    expect(problem.endColumn).toBeLessThanOrEqual((lines[problem.line - 1]?.length ?? 0) + 1);
    before = problem.line;
  }
  expect(site === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
}
