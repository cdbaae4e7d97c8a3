import { InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError, which commander shows beside the flag */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Give a whole number above 0.');
}
