import signalsJson from '../../data/emergency-signals.json';

/**
 * The typed view of `data/emergency-signals.json`: words by which citizens tell an emergency, in groups, edited by
 * the Cell. Checked when read; a mistake is named by group and field.
 */
export const SIGNAL_GROUPS = [
  'life',
  'violence',
  'selfharm',
  'hazard',
  'deprivation',
  'missing',
  'health_cluster',
  'fraud_golden',
  'time',
  'vulnerable',
] as const;
export type SignalGroup = (typeof SIGNAL_GROUPS)[number];

export interface EmergencySignals {
  group: SignalGroup;
  /** 3: a sign of danger to people; 2: of danger to many or to savings; 1: context that is no sign by itself. */
  weight: number;
  /** Of all languages together: citizens mix them within one sentence. */
  phrases: readonly string[];
}

const LANGUAGES = ['en', 'bn', 'rom', 'hi'] as const;

function wrong(where: string, expected: string): never {
  throw new Error(
    `emergency signals: ${where} must be ${expected}; correct it in data/emergency-signals.json`,
  );
}

function parseGroup(value: unknown, at: number): EmergencySignals {
  if (typeof value !== 'object' || value === null) return wrong(`entry ${at}`, 'an object');
  const raw: Readonly<Record<string, unknown>> = { ...value };
  const group =
    SIGNAL_GROUPS.find((each) => each === raw['group']) ??
    wrong(`entry ${at}: group`, `one of ${SIGNAL_GROUPS.join(', ')}`);
  const weight = raw['weight'];
  if (typeof weight !== 'number' || ![1, 2, 3].includes(weight))
    return wrong(`${group}: weight`, '1, 2 or 3');
  const phrases = LANGUAGES.flatMap((language) => {
    const list = raw[language];
    if (!Array.isArray(list)) return wrong(`${group}: ${language}`, 'a list');
    return list.map((phrase: unknown, number) =>
      typeof phrase === 'string' && phrase.trim() !== ''
        ? phrase
        : wrong(`${group}: ${language}[${number}]`, 'a text that is not empty'),
    );
  });
  return { group, weight, phrases };
}

/**
 * Reads the signals from parsed JSON.
 * @throws Error naming the group and the field that is missing or of the wrong kind.
 */
export function parseEmergencySignals(value: unknown): EmergencySignals[] {
  if (!Array.isArray(value)) return wrong('the file', 'a list of groups');
  const groups = value.map(parseGroup);
  for (const group of SIGNAL_GROUPS) {
    if (groups.filter((each) => each.group === group).length !== 1) wrong(`group ${group}`, 'there once');
  }
  return groups;
}

let starting: readonly EmergencySignals[] | undefined;

/** The product's own starting signals, parsed once. */
export function startingSignals(): readonly EmergencySignals[] {
  starting ??= parseEmergencySignals(signalsJson);
  return starting;
}
