'use strict';
/*
 * Lets the Temporal SDK download one of its servers into a folder (argv: kind, version, folder), in a process of its
 * own so that a network that swallows packets can be given up on. The SDK offers no download without a start, so the
 * server is started once and stopped.
 */
const { TestWorkflowEnvironment } = require('@temporalio/testing');

const [kind, version, downloadDir] = process.argv.slice(2);
const server = { executable: { type: 'cached-download', downloadDir, version } };
const started =
  kind === 'temporal'
    ? TestWorkflowEnvironment.createLocal({ server })
    : TestWorkflowEnvironment.createTimeSkipping({ server });

started
  .then((environment) => environment.teardown())
  .then(() => process.exit(0))
  .catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
