/** Whether a key was pressed in a field, where it writes and is no command. */
export function typing(event: KeyboardEvent): boolean {
  const place = event.composedPath()[0];
  if (place instanceof HTMLInputElement)
    return !["range", "checkbox", "radio"].includes(place.type);
  return place instanceof HTMLTextAreaElement || place instanceof HTMLSelectElement;
}
