import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { App, Errors } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AiFactoryError } from '../errors';
import { planSite, type SitePlan } from '../plan';
import type { Site } from '../site/site';
import { BrokenRulesError, brokenRulesIn } from './broken-rules';
import { buildSite } from './build-site';
import { CREATION_TRACES_DEFAULT, FEATURE_FLAGS, VALIDATION_DEFAULT } from './feature-flags';
import type { SiteCheckOptions } from './site-checks';

/** A stack as it was synthesized. */
export interface SynthesizedStack {
  readonly name: string;
  readonly resources: number;
  /** Size of the template in bytes. */
  readonly bytes: number;
}

/** What `synthesizeSite` made. */
export interface SynthesizedSite {
  /** Absolute path of the cloud assembly. */
  readonly outdir: string;
  /** In the order of deployment. */
  readonly stacks: readonly SynthesizedStack[];
}

/** Has validation put its report into the error, where otherwise it prints it to standard error. */
const REPORT_IN_ERROR = { '@aws-cdk/core:appMode': 'inmemory' };

/** Names the report in the draft folder, which does not outlive the error. */
const REPORT_COPY = /^A copy of this report can be found in: .*$/m;

/** An app with the stacks of a site, ready to be synthesized. */
export function siteApp(
  plan: SitePlan,
  outdir?: string,
  context: { readonly [key: string]: unknown } = {},
  checks: SiteCheckOptions = {},
): App {
  const app = new App({
    context: { ...VALIDATION_DEFAULT, ...CREATION_TRACES_DEFAULT, ...context },
    postCliContext: { ...FEATURE_FLAGS },
    analyticsReporting: false,
    ...(outdir === undefined ? {} : { outdir }),
  });
  buildSite(app, plan, checks);
  return app;
}

/**
 * Writes the cloud assembly of a site.
 *
 * The assembly appears at its place only when every check has passed; until then an older one stays as it is.
 *
 * @throws AIF-STACK-002 when the templates break a rule
 * @throws AIF-STACK-003 when the folder holds something else than a cloud assembly
 */
export function synthesizeSite(site: Site, options: { readonly outdir: string } & SiteCheckOptions): SynthesizedSite {
  const outdir = resolve(options.outdir);
  if (!isReplaceable(outdir)) {
    throw new AiFactoryError(
      'AIF-STACK-003',
      `${options.outdir} exists and is not a cloud assembly`,
      'Name a new folder, or one that an earlier synthesis wrote.',
    );
  }
  mkdirSync(dirname(outdir), { recursive: true });
  const workspace = mkdtempSync(join(dirname(outdir), `.${basename(outdir)}-`));
  const draft = join(workspace, 'assembly');
  try {
    mkdirSync(draft);
    const assembly = checkedSynth(siteApp(planSite(site), draft, REPORT_IN_ERROR, options));
    const stacks = assembly.stacks.map((stack): SynthesizedStack => {
      const text = readFileSync(stack.templateFullPath, 'utf8');
      const { Resources = {} } = JSON.parse(text) as { Resources?: object };
      return { name: stack.stackName, resources: Object.keys(Resources).length, bytes: Buffer.byteLength(text) };
    });
    rmSync(outdir, { recursive: true, force: true });
    renameSync(draft, outdir);
    return { outdir, stacks };
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

/**
 * Writes the cloud assembly of a site to a folder of its own, also where its templates break a rule.
 *
 * @throws AIF-STACK-002 after the templates were written, when they break a rule
 */
export function draftSite(plan: SitePlan, outdir: string, checks: SiteCheckOptions = {}): void {
  checkedSynth(siteApp(plan, outdir, REPORT_IN_ERROR, checks));
}

function checkedSynth(app: App): CloudAssembly {
  try {
    return app.synth();
  } catch (error) {
    if (Errors.isValidationError(error)) {
      throw new BrokenRulesError(error.message.replace(REPORT_COPY, '').trimEnd(), brokenRulesIn(app.outdir));
    }
    throw error;
  }
}

function isReplaceable(outdir: string): boolean {
  return !existsSync(outdir) || existsSync(join(outdir, 'manifest.json')) || readdirSync(outdir).length === 0;
}
