export { auditTemplates, type TemplateUnderAudit } from './audit';
export * from './enforcement';
export type { Finding, FindingSeverity } from './finding';
export * from './policy';
export { readTemplates } from './read-templates';
export * from './sovereignty-checks';
export * from './sovereignty-policy';
