import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { Worker } from '@temporalio/worker';
import { PRODUCTION_BUNDLE } from './world';

/** A history in Temporal's JSON; of an event only what the tampering below touches. */
type RecordedHistory = { events: RecordedEvent[] };
type RecordedEvent = {
  markerRecordedEventAttributes?: { details?: Record<string, { payloads: { data: string }[] }> };
};

const FOLDER = path.join(__dirname, '..', 'histories');
const FILES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.json'),
);

function read(file: string): RecordedHistory {
  return JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as RecordedHistory;
}

function replay(history: RecordedHistory): Promise<void> {
  return Worker.runReplayHistory({ workflowBundle: PRODUCTION_BUNDLE }, history, 'grievance:2600000017');
}

test('every release has recorded histories', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(20);
});

test.each(FILES)('%s replays on the production bundle', async (file) => {
  await replay(read(file));
});

/** The marker of a local activity names it in base64-encoded JSON. */
function renameStep(event: RecordedEvent, from: string, to: string): RecordedEvent {
  const payload = event.markerRecordedEventAttributes?.details?.['data']?.payloads[0];
  const text = Buffer.from(payload?.data ?? '', 'base64').toString();
  if (payload === undefined || !text.includes(from)) return event;
  const data = Buffer.from(text.replace(from, to)).toString('base64');
  const details = {
    ...event.markerRecordedEventAttributes?.details,
    data: { payloads: [{ ...payload, data }] },
  };
  return { ...event, markerRecordedEventAttributes: { ...event.markerRecordedEventAttributes, details } };
}

test('a tampered history fails: one step is called another', async () => {
  const history = read(FILES.find((name) => name.includes('plain-road')) ?? '');
  const events = history.events.map((event) => renameStep(event, 'delegateToSubOffice', 'recordAtr'));
  expect(events).not.toEqual(history.events);
  await expect(replay({ ...history, events })).rejects.toThrow(DeterminismViolationError);
});

test('a tampered history fails: a step is missing', async () => {
  const history = read(FILES.find((name) => name.includes('plain-road')) ?? '');
  const at = history.events.findIndex((event) => renameStep(event, 'delegateToSubOffice', '') !== event);
  const events = history.events.filter((_event, i) => i !== at);
  await expect(replay({ ...history, events })).rejects.toThrow();
});
