/** The API's figures for Prometheus. Labels are closed lists and route templates, never ids or texts. */
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export type ApiMetrics = {
  registry: Registry;
  request(labels: { method: string; route: string; status: number }, seconds: number): void;
  command(command: string, outcome: 'applied' | 'refused' | 'queued'): void;
  lodged(labels: { kind: string; channel: string; emergency: boolean }): void;
};

export function createApiMetrics(): ApiMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'ssm_http_request_duration_seconds',
    help: 'Time from a request to its answer, by route template',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const commands = new Counter({
    name: 'ssm_commands_total',
    help: 'Commands accepted, by what their caller was told',
    labelNames: ['command', 'outcome'],
    registers: [registry],
  });
  const lodged = new Counter({
    name: 'ssm_grievances_lodged_total',
    help: 'Cases lodged',
    labelNames: ['kind', 'channel', 'emergency'],
    registers: [registry],
  });
  return {
    registry,
    request: ({ method, route, status }, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    command: (command, outcome) => commands.inc({ command, outcome }),
    lodged: ({ kind, channel, emergency }) => lodged.inc({ kind, channel, emergency: String(emergency) }),
  };
}
