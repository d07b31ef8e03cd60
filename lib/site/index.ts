export { CODES } from './codes';
export { siteJsonSchema } from './json-schema';
export { type LoadedSite, parseSite, readSite } from './load-site';
export type { PathStep, Problem, Severity, UnplacedProblem } from './problem';
export type { Site } from './site';
export { siteSchema } from './site-schema';
