export { buildSite } from './build-site';
export { SiteDescription } from './site-description';
export { type SynthesizedSite, type SynthesizedStack, siteApp, synthesizeSite } from './synthesize-site';
