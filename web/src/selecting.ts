/** What a reader holds at the same time. */

export const MOST_HELD = 3;

/** The words or units with this one taken in or let go; the first makes room for one too many. */
export function toggled<Each>(held: Each[], one: Each): Each[] {
  const others = held.filter((each) => each !== one);
  return others.length < held.length ? others : [...others, one].slice(-MOST_HELD);
}
