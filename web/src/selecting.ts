/** What a reader holds at the same time. */

export const MOST_WORDS = 3;

/** The words with this one taken in or let go; the first makes room where there are too many. */
export function toggled(words: string[], word: string): string[] {
  const others = words.filter((each) => each !== word);
  return others.length < words.length ? others : [...words, word].slice(-MOST_WORDS);
}
