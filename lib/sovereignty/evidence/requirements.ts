import { FRAMEWORKS, type Framework } from '../../catalog/frameworks';
import type { Mechanism } from './mechanism';

/** A requirement of a framework, and what supports it. */
export interface SupportedRequirement {
  readonly id: string;
  /** Baselines that prescribe it. */
  readonly baselines: readonly string[];
  /** Ids of mechanisms, sorted. */
  readonly supportedBy: readonly string[];
}

/** A framework, and which of its requirements the site supports by what. */
export interface SupportedFramework {
  readonly framework: Framework;
  readonly requirements: readonly SupportedRequirement[];
}

/**
 * What mechanisms support of each framework.
 *
 * Mechanisms name requirements, and requirements name mechanisms: both count.
 */
export function supportedFrameworks(mechanisms: readonly Mechanism[]): readonly SupportedFramework[] {
  const naming = new Map<string, string[]>();
  for (const { id, frameworks } of mechanisms) {
    for (const reference of frameworks) naming.set(reference, [...(naming.get(reference) ?? []), id]);
  }
  return FRAMEWORKS.map((framework) => ({
    framework,
    requirements: Object.entries(framework.requirements)
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([id, named]) => ({
        id,
        baselines: (framework.baselines ?? [])
          .filter(({ requirements }) => requirements.includes(id))
          .map(({ title }) => title),
        supportedBy: [...new Set([...named, ...(naming.get(`${framework.id} ${id}`) ?? [])])].sort(),
      })),
  }));
}
