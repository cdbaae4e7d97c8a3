import type { Logger, LogMetadata } from '@temporalio/worker';
import type pino from 'pino';

/** The SDK's own lines in the shape of ours; what it calls information (states, polls) is detail here. */
export function runtimeLogger(log: pino.Logger): Logger {
  const at = {
    TRACE: log.trace.bind(log),
    DEBUG: log.debug.bind(log),
    INFO: log.debug.bind(log),
    WARN: log.warn.bind(log),
    ERROR: log.error.bind(log),
  };
  const write = (level: keyof typeof at, message: string, meta?: LogMetadata): void =>
    at[level](plain(meta), message);
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}

/** Names and codes of a fault, not its message: a database's may quote the row it failed on. */
function plain(meta: LogMetadata | undefined): Record<string, unknown> {
  if (meta === undefined) return {};
  const { error, ...rest } = meta;
  return error instanceof Error ? { ...rest, fault: error.name } : rest;
}
