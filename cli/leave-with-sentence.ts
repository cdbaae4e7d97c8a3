import { SettingsError } from '../engines/settings';

/**
 * Prints what went wrong and ends the process: a sentence for what a person can put right, the stack for a bug.
 */
export function leaveWithSentence(error: unknown): never {
  if (error instanceof SettingsError) process.stderr.write(`ssm: ${error.message}\n`);
  else
    process.stderr.write(`ssm: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
