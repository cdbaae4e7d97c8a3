import { existsSync } from 'node:fs';
import path from 'node:path';
import type { WorkflowBundleOption } from '@temporalio/worker';

/** The bundle that `npm run build` made: every worker of a release runs, and the tests replay, the same bytes. */
export function productionBundle(): WorkflowBundleOption {
  const codePath = path.join(__dirname, '..', 'workflow-bundle.js');
  if (!existsSync(codePath))
    throw new Error(`There is no workflow bundle at ${codePath}: run npm run build.`);
  return { codePath };
}
