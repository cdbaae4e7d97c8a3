import pino from 'pino';
import type { LogLevel } from './settings';

/**
 * JSON lines on standard output, one shape for every process: `level` as a word, `time` in ISO 8601, `process`, `msg`.
 * Personal data never goes in; the fields named here are struck out should somebody log a whole object.
 */
export function createLog(processName: string, level: LogLevel): pino.Logger {
  return pino({
    level,
    base: { process: processName, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: [
        'complainant',
        'mobile',
        'text',
        'email',
        'address',
        'authorization',
        '*.complainant',
        '*.mobile',
      ].concat(['*.text', '*.email', '*.authorization', 'req.headers.authorization']),
      censor: '[struck out]',
    },
  });
}
