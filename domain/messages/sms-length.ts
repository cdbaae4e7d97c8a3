/**
 * How many parts an SMS takes, which is what it costs (3GPP TS 23.038 alphabets, TS 23.040 concatenation): one
 * part holds 160 septets of GSM-7 or 70 UTF-16 units of UCS-2; in several parts each loses six octets to the
 * concatenation header, so 153 or 67. One character outside GSM-7 makes the whole message UCS-2.
 */
const GSM7_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Reached by an escape, so two septets each; the pair is never split between parts. */
const GSM7_EXTENSION = '\f^{}\\[~]|€';

export type SmsLength = {
  encoding: 'gsm-7' | 'ucs-2';
  /** Septets of GSM-7 or UTF-16 units of UCS-2. */
  units: number;
  /** An empty message is sent as one part. */
  parts: number;
};

/** Measures a text as it would be sent, national shift tables (which Indian routes do not use) left out. */
export function smsLength(text: string): SmsLength {
  const characters = [...text];
  if (characters.every((c) => GSM7_BASIC.includes(c) || GSM7_EXTENSION.includes(c)))
    return measured(
      'gsm-7',
      160,
      153,
      characters.map((c) => (GSM7_EXTENSION.includes(c) ? 2 : 1)),
    );
  return measured(
    'ucs-2',
    70,
    67,
    characters.map((c) => c.length),
  );
}

function measured(
  encoding: SmsLength['encoding'],
  single: number,
  each: number,
  sizes: readonly number[],
): SmsLength {
  const units = sizes.reduce((sum, size) => sum + size, 0);
  if (units <= single) return { encoding, units, parts: 1 };
  let parts = 1;
  let filled = 0;
  for (const size of sizes) {
    // An escaped pair or a surrogate pair that does not fit goes to the next part as a whole.
    if (filled + size > each) {
      parts += 1;
      filled = 0;
    }
    filled += size;
  }
  return { encoding, units, parts };
}
