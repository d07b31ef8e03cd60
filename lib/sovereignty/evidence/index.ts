export type { EvidenceInput, ToolVersion, WrittenTemplate } from './evidence-input';
export { MANIFEST, type PackFile, signingKeyOf } from './manifest';
export { type EvidencePack, evidencePack, type PackOptions } from './pack';
export { type Watch, watchesOf } from './watch';
