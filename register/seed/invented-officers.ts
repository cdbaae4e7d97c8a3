/**
 * Invented people for the posts of a fresh installation. The same number gives the same person; names, mobiles
 * and addresses belong to nobody (`example.org` delivers nothing, RFC 2606).
 */
import type { Language } from '../../domain/vocabulary';

export type InventedOfficer = {
  id: string;
  name: string;
  mobile: string;
  email: string;
  language: Language;
};

const GIVEN = (
  'Abhijit Aditi Ahana Amit Ananya Anirban Arindam Arpita Asif Barnali Biswajit Chaitali Debashis Debjani Dipankar ' +
  'Farhana Gargi Habibur Indrani Ishita Jayanta Joydeep Kakali Kaushik Lopamudra Madhumita Mahua Mithun Moumita ' +
  'Nasrin Nilanjan Paromita Partha Piyali Pradip Rafiqul Ranjan Rituparna Rupa Sabina Sandip Sanjukta Shampa ' +
  'Sharmistha Shirsendu Sohini Soumen Subhasis Sudeshna Sukanta Sumitra Suparna Swapan Tanmoy Tapas Tithi Tuhina Uttam'
).split(' ');
const FAMILY = (
  'Acharya Adhikari Ali Bag Bagchi Bandyopadhyay Barman Basu Bera Bhattacharya Bhowmik Biswas Chakraborty Chattopadhyay ' +
  'Das Dasgupta Datta De Ganguly Ghosh Giri Guha Haldar Hansda Hossain Islam Jana Karmakar Khan Kisku Kundu Lahiri ' +
  'Mahato Maiti Majumdar Mandal Mitra Mondal Mukhopadhyay Murmu Nandi Naskar Pal Paul Pramanik Rahaman Rai Roy Saha ' +
  'Samanta Sardar Sarkar Sen Sengupta Shaikh Soren Tamang Tudu'
).split(' ');

/** The range of mobiles given out: `+919000100000` and up. */
const FIRST_MOBILE = 9_000_100_000;
/** Strides that share no factor with the lists' lengths walk through every pair of names. */
const GIVEN_STRIDE = 37;
const FAMILY_STRIDE = 23;

/** @param number from 0; the State's 4,000-odd posts need so many people */
export function inventedOfficer(number: number): InventedOfficer {
  const id = `officer-${String(number + 1).padStart(5, '0')}`;
  const round = Math.floor(number / GIVEN.length);
  return {
    id,
    name: `${GIVEN[(number * GIVEN_STRIDE) % GIVEN.length] ?? ''} ${FAMILY[(number * FAMILY_STRIDE + round) % FAMILY.length] ?? ''}`,
    mobile: `+91${FIRST_MOBILE + number}`,
    email: `${id}@example.org`,
    language: languageOf(number),
  };
}

/** Mostly Bengali, as the State's officers. */
function languageOf(number: number): Language {
  if (number % 23 === 7) return 'hi';
  return number % 8 === 3 ? 'en' : 'bn';
}
