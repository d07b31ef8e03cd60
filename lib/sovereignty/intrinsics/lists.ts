import type { TemplateScope } from '../template/template-scope';
import type { Evaluator } from './evaluator';
import { asIntrinsic, isRecord } from './intrinsic';
import { concatenations } from './product';
import { ABSENT, type Holes } from './text';

/** The functions that make, take apart or look into lists. */
export class Lists {
  public constructor(
    private readonly evaluator: Evaluator,
    private readonly holes: Holes,
  ) {}

  /**
   * The alternatives for each element of a list, in order.
   *
   * A list whose length is not known, such as a list parameter, has one element that stands for all.
   */
  public elements(value: unknown, scope: TemplateScope, depth: number): string[][] {
    if (Array.isArray(value)) return value.map((item) => this.evaluator.evaluate(item, scope, depth));
    const call = asIntrinsic(value);
    switch (call?.name) {
      case 'Fn::Split':
        return [this.split(call.argument, scope, depth).flatMap((text) => text.pieces)];
      case 'Fn::GetAZs':
        return [this.zones(call.argument, scope, depth)];
      case 'Fn::Cidr':
        return [[this.holes.mark({ kind: 'app', label: 'Fn::Cidr' })]];
      case 'Fn::FindInMap':
        return this.findInMap(call.argument, scope, depth).flatMap((found) =>
          Array.isArray(found)
            ? this.elements(found, scope, depth + 1)
            : [this.evaluator.evaluate(found, scope, depth + 1)],
        );
      case 'Fn::If':
        return Array.isArray(call.argument)
          ? [call.argument.slice(1).flatMap((branch) => this.elements(branch, scope, depth + 1).flat())]
          : [];
      default:
        return [this.evaluator.evaluate(value, scope, depth)];
    }
  }

  /** `Fn::Join`. */
  public join(argument: unknown, scope: TemplateScope, depth: number): string[] {
    if (!Array.isArray(argument) || typeof argument[0] !== 'string') return [this.evaluator.unknown('Fn::Join')];
    const parts = this.elements(argument[1], scope, depth)
      .map((alternatives) => alternatives.filter((text) => text !== ABSENT))
      .filter((alternatives) => alternatives.length > 0);
    return (
      concatenations(parts, argument[0]) ?? [
        this.evaluator.unknown('a text with more alternatives than can be followed'),
      ]
    );
  }

  /** `Fn::Select`. */
  public select(argument: unknown, scope: TemplateScope, depth: number): string[] {
    if (!Array.isArray(argument) || argument.length !== 2) return [this.evaluator.unknown('Fn::Select')];
    const [position, list] = argument;
    const index = Number(this.evaluator.evaluate(position, scope, depth)[0]);
    const call = asIntrinsic(list);
    if (call?.name === 'Fn::Split') {
      return this.split(call.argument, scope, depth).flatMap((text) =>
        index < text.certain ? (text.pieces[index] ?? []) : text.pieces.slice(text.certain),
      );
    }
    const elements = this.elements(list, scope, depth);
    const chosen = Array.isArray(list) ? elements[index] : undefined;
    return chosen ?? elements.flat();
  }

  /** The entries of a mapping that `Fn::FindInMap` can give: all that match, where a key is open. */
  public findInMap(argument: unknown, scope: TemplateScope, depth: number): unknown[] {
    const unknown = this.evaluator.unknown('Fn::FindInMap');
    if (!Array.isArray(argument) || argument.length < 3) return [unknown];
    const [map, first, second, options] = argument;
    const found = [map, first, second].reduce<unknown[]>(
      (levels, key) => levels.flatMap((level) => this.entries(level, this.evaluator.evaluate(key, scope, depth))),
      [scope.mappings],
    );
    const fallback = isRecord(options) && Object.hasOwn(options, 'DefaultValue') ? [options.DefaultValue] : [];
    return found.length + fallback.length > 0 ? [...found, ...fallback] : [unknown];
  }

  private entries(level: unknown, keys: readonly string[]): unknown[] {
    if (!isRecord(level)) return [];
    if (keys.some((key) => this.holes.in(key).length > 0)) return Object.values(level);
    return keys.flatMap((key) => (Object.hasOwn(level, key) ? [level[key]] : []));
  }

  /** `Fn::Split`: the pieces of each alternative, and how many of them stand at a known place. */
  private split(argument: unknown, scope: TemplateScope, depth: number): { pieces: string[]; certain: number }[] {
    if (!Array.isArray(argument) || typeof argument[0] !== 'string' || argument[0] === '') {
      return [{ pieces: [this.evaluator.unknown('Fn::Split')], certain: 0 }];
    }
    const [delimiter, source] = argument;
    return this.evaluator.evaluate(source, scope, depth).map((text) => {
      const pieces = text.split(delimiter);
      const open = pieces.findIndex((piece) => this.holes.in(piece).some((hole) => hole.kind !== 'account'));
      return { pieces, certain: open < 0 ? pieces.length : open };
    });
  }

  private zones(argument: unknown, scope: TemplateScope, depth: number): string[] {
    const zone = this.holes.mark({ kind: 'app', label: 'zone' });
    return this.evaluator
      .evaluate(argument, scope, depth)
      .map((region) => `${region === '' || region === ABSENT ? scope.region : region}${zone}`);
  }
}
