/**
 * How sure we are of a part of a value that only exists at deployment.
 *
 * `app`: an attribute of a resource of this app, so it lives where the app lives. `account`: the account the stack is deployed to.
 * `unknown`: anything can stand there.
 */
export type HoleKind = 'app' | 'account' | 'unknown';

/** A part of a text that no template decides. */
export interface Hole {
  readonly kind: HoleKind;
  /** What stands there, for messages: `GetAtt Key.Arn`, `parameter VpcId`. */
  readonly label: string;
  /** The CloudFormation type of the resource it comes from. */
  readonly resourceType?: string;
  /** The logical ID of the resource it comes from. */
  readonly logicalId?: string;
  /** The name of the template that holds that resource. */
  readonly template?: string;
}

const OPEN = '\uE000';
const CLOSE = '\uE001';
const MARKS = /[\uE000-\uE002]/g;
const HOLE = /\uE000(\d+)\uE001/g;

/** The value of `AWS::NoValue`: the property is not set. */
export const ABSENT = '\uE002';

/** A hole inside a larger regular expression. */
export const HOLE_PATTERN = '\\uE000\\d+\\uE001';

/**
 * Keeps what stands behind the marks in texts.
 *
 * Values are plain strings in which a hole is a short private-use mark, so that every check can split and match them like any other string.
 */
export class Holes {
  private readonly holes: Hole[] = [];
  private readonly marks = new Map<string, string>();

  /** The mark that stands for a hole; equal holes share one mark. */
  public mark(hole: Hole): string {
    const identity = `${hole.kind} ${hole.label}`;
    const known = this.marks.get(identity);
    if (known !== undefined) return known;
    const mark = `${OPEN}${this.holes.length}${CLOSE}`;
    this.holes.push(hole);
    this.marks.set(identity, mark);
    return mark;
  }

  /** The holes of a text, in order. */
  public in(text: string): readonly Hole[] {
    if (!text.includes(OPEN)) return [];
    return [...text.matchAll(HOLE)].flatMap((match) => this.holes[Number(match[1])] ?? []);
  }

  /** The hole, when the text is nothing else. */
  public whole(text: string): Hole | undefined {
    if (!text.startsWith(OPEN) || text.indexOf(CLOSE) !== text.length - 1) return undefined;
    return this.in(text)[0];
  }

  /** Whether anything can stand in some part of the text. */
  public isUnknown(text: string): boolean {
    return this.in(text).some((hole) => hole.kind === 'unknown');
  }

  /** The text with what rules may know of its holes in place of their marks: the same for a reference to the resource of another stack. */
  public outlined(text: string): string {
    if (!text.includes(OPEN)) return text;
    return text.replace(HOLE, (mark, index: string) => {
      const hole = this.holes[Number(index)];
      return `${OPEN}${hole?.kind} ${hole?.logicalId !== undefined} ${mark.length}${CLOSE}`;
    });
  }

  /** The text for people: holes as `<GetAtt Key.Arn>`. */
  public show(text: string): string {
    const shown = text.replace(HOLE, (_mark, index: string) => `<${this.holes[Number(index)]?.label ?? 'value'}>`);
    return shown.length > 200 ? `${shown.slice(0, 197)}...` : shown;
  }
}

/** A text from a template, with the characters that mark holes taken out. */
export function literal(text: string): string {
  return text.replace(MARKS, '\uFFFD');
}

/** The text without its holes, for checks of form. */
export function withoutHoles(text: string): string {
  return text.includes(OPEN) ? text.replace(HOLE, '') : text;
}
