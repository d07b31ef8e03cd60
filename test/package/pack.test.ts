import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { scratchDirectory } from '../cli/scratch';
import { ROOT } from '../support/source-files';

const project = scratchDirectory();
const installed = join(project, 'node_modules', 'cdk-ai-factory');
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

function run(command: string, ...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, argv, {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, npm_config_offline: 'true' },
  });
  return { status, stdout, stderr };
}

const aiFactory = (...argv: readonly string[]) => run('npx', '--no-install', 'ai-factory', ...argv);

function linkPackage(name: string): void {
  mkdirSync(join(project, 'node_modules', name, '..'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules', name), join(project, 'node_modules', name));
}

/** An empty project with the package as `npm pack` makes it, and what it expects beside it; without network. */
beforeAll(() => {
  execFileSync('npm', ['run', '--silent', 'compile'], { cwd: ROOT });
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', [
    '--extract',
    '--gzip',
    '--file',
    join(project, filename),
    '--directory',
    installed,
    '--strip-components',
    '1',
  ]);
  ['aws-cdk-lib', 'constructs', 'typescript', '@types/node', 'undici-types'].forEach(linkPackage);
  mkdirSync(join(project, 'node_modules', '.bin'));
  symlinkSync(
    join('..', 'cdk-ai-factory', manifest.bin['ai-factory']),
    join(project, 'node_modules', '.bin', 'ai-factory'),
  );
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', version: '1.0.0', private: true }));
});

describe('the package', () => {
  test('brings what it bundles, its schema and its examples', () => {
    for (const name of manifest.bundledDependencies) {
      expect(statSync(join(installed, 'node_modules', name, 'package.json')).isFile()).toBe(true);
    }
    expect(statSync(join(installed, 'examples', 'quickstart', 'site.yaml')).isFile()).toBe(true);
    expect(statSync(join(installed, 'dist', 'handlers', 'capacity-task', 'index.js')).isFile()).toBe(true);
    const schema = JSON.parse(
      run(process.execPath, '-p', `JSON.stringify(require('cdk-ai-factory/site.schema.json'))`).stdout,
    );
    expect(schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' });
  });

  test('brings no sources, tests or leftovers', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter(
      (file) => !file.startsWith('node_modules'),
    );
    expect(
      files.filter((file) => /^test|^\.ci|(?<!\.d)\.ts$|\.test\./.test(file) && !file.startsWith('examples')),
    ).toEqual([]);
  });

  test('has a command line that its projects can call', () => {
    expect(statSync(join(installed, manifest.bin['ai-factory'])).mode & 0o111).not.toBe(0);
    expect(aiFactory('--version')).toMatchObject({ status: 0, stdout: `${manifest.version}\n` });
    expect(aiFactory('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage: ai-factory') });
    expect(aiFactory('schema')).toMatchObject({
      status: 0,
      stdout: readFileSync(join(installed, 'lib/site/site.schema.json'), 'utf8'),
    });
  });

  test('starts a site that validates, and that the CDK app of its cdk.json synthesizes', () => {
    expect(aiFactory('init', 'site')).toMatchObject({ status: 0 });
    expect(aiFactory('validate', 'site/site.yaml')).toMatchObject({ status: 0, stdout: '' });
    const settings = JSON.parse(readFileSync(join(project, 'site', 'cdk.json'), 'utf8'));
    const { status, stderr } = spawnSync(settings.app, {
      cwd: join(project, 'site'),
      encoding: 'utf8',
      shell: true,
      env: {
        ...process.env,
        CDK_OUTDIR: join(project, 'site', 'cdk.out'),
        CDK_CONTEXT_JSON: JSON.stringify({ ...settings.context, '@aws-cdk/core:validateAgainstDefaultRules': false }),
      },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(join(project, 'site', 'cdk.out'))).toContain('site-foundation.template.json');
  });

  test('gives its constructs to an app in JavaScript', () => {
    writeFileSync(
      join(project, 'app.js'),
      `const { App, Stack } = require('aws-cdk-lib');
      const { Hosting, PrivateRegion } = require('cdk-ai-factory');
      const env = { account: '111122223333', region: 'eu-west-1' };
      const app = new App({ outdir: 'cdk.out' });
      new PrivateRegion(new Stack(app, 'documents', { env }), 'Region', {
        siteId: 'documents',
        hosting: Hosting.awsRegion({ ...env, zones: [{ name: 'eu-west-1a' }] }),
        dataClasses: ['modelWeights'],
      });
      app.synth();`,
    );
    expect(run(process.execPath, 'app.js')).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(project, 'cdk.out', 'documents.template.json'), 'utf8')).toContain('AWS::KMS::Key');
  });

  test('gives its types to an app in TypeScript, as CommonJS and as modules', () => {
    const app = `import { App, Stack } from 'aws-cdk-lib';
      import { DataClass, Hosting, parseSite, PrivateRegion, type PrivateRegionProps } from 'cdk-ai-factory';
      const hosting = Hosting.awsRegion({ account: '111122223333', region: 'eu-west-1', zones: [{ name: 'eu-west-1a' }] });
      const props: PrivateRegionProps = { siteId: 'documents', hosting, dataClasses: [DataClass.LOGS] };
      new PrivateRegion(new Stack(new App(), 'documents'), 'Region', props);
      export const sections: string[] = Object.keys(parseSite('', 'site.yaml').site ?? {});`;
    writeFileSync(join(project, 'common.cts'), app);
    writeFileSync(join(project, 'module.mts'), app);
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
    expect(run(join(ROOT, 'node_modules', '.bin', 'tsc'), ...flags, 'common.cts', 'module.mts')).toMatchObject({
      status: 0,
      stdout: '',
    });
  });

  test('fails when somebody reaches past what it exports', () => {
    const { status, stderr } = run(process.execPath, '-e', `require('cdk-ai-factory/dist/lib/cli/run')`);
    expect(status).not.toBe(0);
    expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});
