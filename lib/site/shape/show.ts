/** A value of the data in a message: short, and in quotes when it is text. */
export function show(value: unknown, asWritten?: string): string {
  if (typeof value === 'string') {
    return `"${shorten(value)}"`;
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'object' && value !== null) {
    return 'a mapping';
  }
  return asWritten ?? String(value);
}

/** A value as it is written in YAML, on one line. */
export function asYaml(value: unknown): string {
  if (typeof value === 'string') {
    return needsQuotes(value) ? JSON.stringify(value) : value;
  }
  if (Array.isArray(value)) {
    return `[${value.map(asYaml).join(', ')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${asYaml(inner)}`)
      .join(', ')} }`;
  }
  return String(value);
}

/** Text cut to a length that fits a message. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function needsQuotes(text: string): boolean {
  const plain =
    /^[A-Za-z][\w/.:@-]*( [\w/.@-]+)*$|^\d[\w./-]*[a-z/][\w./-]*$|^\d+(\.\d+){3}$/i.test(text) && !text.endsWith(':');
  return !plain || /^(true|false|null|yes|no|on|off|0x[\da-f]+|0o[0-7]+|[\d.]+e\d+)$/i.test(text);
}
