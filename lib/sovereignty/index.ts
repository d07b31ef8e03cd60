export { auditTemplates, type TemplateUnderAudit } from './audit';
export * from './enforcement';
export { type EvidenceInput, type ToolVersion, type WrittenTemplate, watchesOf } from './evidence';
export { type Finding, type FindingSeverity, isFailing } from './finding';
export * from './policy';
export { readTemplates } from './read-templates';
export * from './sovereignty-checks';
export * from './sovereignty-policy';
