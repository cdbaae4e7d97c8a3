/** The calendars of a fresh installation: default hours with the gazetted holidays known when this was written. */
import { CALL_CALENDAR, OFFICE_CALENDAR } from '../../domain/policy';
import type { Calendar } from '../../domain/policy';
import type { LocalDate } from '../../domain/time';

export type GazettedHoliday = {
  date: LocalDate;
  name: string;
  /** Order of the Finance Department that declares it; `null`: a fixed date whose order was not yet at hand. */
  order: string | null;
};

const ORDER_2026 = '4188-F(P2) of 27 November 2025';

/** To be completed by an administrator when a year's list is notified; a calendar's version carries the dates alone. */
export const GAZETTED_HOLIDAYS: readonly GazettedHoliday[] = [
  ...['2026-10-15', '2026-10-16', '2026-10-19', '2026-10-20', '2026-10-21', '2026-10-22', '2026-10-23'].map(
    (date) => ({ date, name: 'Durga Puja', order: ORDER_2026 }),
  ),
  { date: '2026-10-26', name: 'Day after Lakshmi Puja', order: ORDER_2026 },
  { date: '2026-11-09', name: 'Day after Kali Puja', order: ORDER_2026 },
  { date: '2026-11-10', name: 'Additional day for Kali Puja', order: ORDER_2026 },
  { date: '2026-11-11', name: 'Bhratridwitiya', order: ORDER_2026 },
  { date: '2026-11-12', name: 'Day after Bhratridwitiya', order: ORDER_2026 },
  { date: '2026-11-24', name: 'Birthday of Guru Nanak', order: ORDER_2026 },
  { date: '2026-12-25', name: 'Christmas Day', order: ORDER_2026 },
  { date: '2027-01-01', name: 'New Year’s Day', order: null },
  { date: '2027-01-12', name: 'Birthday of Swami Vivekananda', order: null },
  { date: '2027-01-23', name: 'Birthday of Netaji', order: null },
  { date: '2027-01-26', name: 'Republic Day', order: null },
  { date: '2027-04-14', name: 'Birthday of Dr. B. R. Ambedkar', order: null },
  { date: '2027-04-15', name: 'Bengali New Year’s Day', order: null },
  { date: '2027-05-01', name: 'May Day', order: null },
  { date: '2027-10-02', name: 'Birthday of Mahatma Gandhi', order: null },
  { date: '2027-12-25', name: 'Christmas Day', order: null },
];

const holidays = GAZETTED_HOLIDAYS.map(({ date }) => date);

export const STARTING_CALENDARS: readonly Calendar[] = [
  { ...OFFICE_CALENDAR, holidays },
  { ...CALL_CALENDAR, holidays },
];
