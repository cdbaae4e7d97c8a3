import { Runtime } from '@temporalio/worker';

/**
 * The worker's own figures, through the SDK's meter, so that one Prometheus page holds them beside Temporal's
 * (polls, slots, task latencies).
 */
export function createWorkerMetrics(): {
  message(channel: string, outcome: string): void;
  fault(about: string): void;
} {
  const meter = Runtime.instance().metricMeter;
  const messages = meter.createCounter('ssm_messages', 'message', 'Messages handed to a channel, by outcome');
  const faults = meter.createCounter('ssm_worker_faults', 'fault', 'Faults the worker went on from');
  return {
    message: (channel, outcome) => messages.add(1, { channel, outcome }),
    fault: (about) => faults.add(1, { about }),
  };
}
