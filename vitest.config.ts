const { availableParallelism } = require('node:os');
const { join } = require('node:path');

module.exports = {
  resolve: {
    alias: [{ find: /^cdk-ai-factory$/, replacement: join(__dirname, 'lib/index.ts') }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/bundle-handlers.ts'],
    isolate: false,
    pool: 'threads',
    // What tests keep of the apps they synthesized does not fit into the memory of one worker.
    maxWorkers: Math.max(2, availableParallelism()),
    env: { CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true', NO_COLOR: '1' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
};
