const { join } = require('node:path');

module.exports = {
  resolve: {
    alias: [{ find: /^cdk-ai-factory$/, replacement: join(__dirname, 'lib/index.ts') }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    isolate: false,
    pool: 'threads',
    env: { CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true', NO_COLOR: '1' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
};
