/** A number as people read it in a message: 4,752. */
export function counted(number: number): string {
  return number.toLocaleString('en-US');
}
