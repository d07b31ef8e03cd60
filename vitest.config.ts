import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    isolate: false,
    pool: 'threads',
    env: { CDK_VALIDATION: 'false', CDK_DISABLE_CLI_TELEMETRY: 'true', NO_COLOR: '1' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
