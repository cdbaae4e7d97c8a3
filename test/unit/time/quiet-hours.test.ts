import { previewDeadline } from '../../../domain/deadline-preview';
import { LadderError } from '../../../domain/ladder';
import { afterQuietHours, QuietHoursError } from '../../../domain/quiet-hours';
import { toRfc3339 } from '../../../domain/time';
import { local, OFFICE } from './local-time';

const NIGHT = { from: '21:00', to: '09:00' };

describe('what falls in a quiet hour is sent at its end', () => {
  it.each([
    ['before the night', NIGHT, '2026-11-02 20:59', '2026-11-02 20:59'],
    ['as the night begins', NIGHT, '2026-11-02 21:00', '2026-11-03 09:00'],
    ['at midnight', NIGHT, '2026-11-03 00:00', '2026-11-03 09:00'],
    ['in the morning', NIGHT, '2026-11-03 08:59', '2026-11-03 09:00'],
    ['as the night ends', NIGHT, '2026-11-03 09:00', '2026-11-03 09:00'],
    ['within one day', { from: '13:00', to: '15:00' }, '2026-11-03 13:00', '2026-11-03 15:00'],
    ['after it', { from: '13:00', to: '15:00' }, '2026-11-03 15:00', '2026-11-03 15:00'],
    ['up to midnight', { from: '21:00', to: '24:00' }, '2026-11-03 22:00', '2026-11-04 00:00'],
    ['of no length', { from: '21:00', to: '21:00' }, '2026-11-03 21:00', '2026-11-03 21:00'],
    ['without quiet hours', null, '2026-11-03 03:00', '2026-11-03 03:00'],
  ])('%s', (_, quiet, at, sent) => {
    expect(toRfc3339(afterQuietHours(local(at), quiet))).toBe(toRfc3339(local(sent)));
  });

  it.each(['from', 'to'])('a bad "%s" is named', (side) => {
    const run = (): unknown => afterQuietHours(0, { ...NIGHT, [side]: '9 pm' });
    expect(run).toThrow(QuietHoursError);
    expect(run).toThrow(expect.objectContaining({ field: `quietHours.${side}` }));
  });
});

describe('a preview', () => {
  const request = {
    calendar: OFFICE,
    start: local('2026-11-02 10:00'),
    limit: { minutes: 720, counted: 'wall' },
  } as const;

  it('gives rungs after quiet hours and the deadline as it is', () => {
    const ladder = [
      { at: '50%', action: 'reminder', audience: 'holder' },
      { at: '100%', action: 'overdue', audience: 'everyone', every: 'PT6H' },
    ] as const;
    const preview = previewDeadline({ ...request, ladder, quietHours: NIGHT });
    expect(preview).toEqual({
      dueAt: local('2026-11-02 22:00'),
      rungs: [
        { at: local('2026-11-02 16:00'), action: 'reminder', audience: 'holder' },
        { at: local('2026-11-03 09:00'), action: 'overdue', audience: 'everyone' },
        { at: local('2026-11-03 09:00'), action: 'overdue', audience: 'everyone' },
        { at: local('2026-11-03 10:00'), action: 'overdue', audience: 'everyone' },
      ],
    });
  });

  it('without a ladder has no rungs', () => {
    expect(previewDeadline(request)).toEqual({ dueAt: local('2026-11-02 22:00'), rungs: [] });
  });

  it('refuses a ladder that could not be published', () => {
    const ladder = [
      { at: '50%', action: 'reminder', audience: 'holder', every: 'P1D' },
      { at: '100%', action: 'overdue', audience: 'everyone' },
    ] as const;
    expect(() => previewDeadline({ ...request, ladder })).toThrow(LadderError);
  });
});
