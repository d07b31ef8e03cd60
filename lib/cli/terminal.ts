import { type Style, styleFor } from './style';

/** A stream that text is written to. */
export interface TextStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** What the command line needs of its process; Node's `process` is one. */
export interface Io {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly env: { readonly [name: string]: string | undefined };
}

/** One direction of output, with the looks that suit where it goes. */
export interface Channel {
  readonly style: Style;
  write(text: string): void;
}

/** What a command may print to. */
export interface Terminal {
  /** What was asked for, fit for a pipe. */
  readonly data: Channel;
  /** What a person wants to know besides: summaries, next steps, errors of the command line. */
  readonly talk: Channel;
}

/** The terminal of a process. */
export function terminalOf(io: Io, colour: boolean): Terminal {
  const channel = (stream: TextStream): Channel => ({
    style: styleFor(stream, io.env, colour),
    write: (text) => {
      stream.write(text);
    },
  });
  return { data: channel(io.stdout), talk: channel(io.stderr) };
}
