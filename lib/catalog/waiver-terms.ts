/**
 * The longest time that a waiver holds, in days: a leap year.
 *
 * No source gives a number. A year makes somebody look at every exception as often as an audit does; a shorter time is a matter of the site.
 */
export const LONGEST_WAIVER_DAYS = 366;

/**
 * Rules without exceptions.
 *
 * A waiver is about one resource that was read. These rules say that something was not read: a rewritten template or one that is kept elsewhere
 * can hold any resource, also those that nobody has agreed to.
 */
export const NEVER_WAIVED: readonly string[] = ['AIF-SOV-401', 'AIF-SOV-402'];

/** The codes that a waiver can be for: rules that have exceptions, neither errors nor what is wrong with a waiver itself. */
export const WAIVABLE_RULE = /^AIF-SOV-(?!40[12])[0-59]\d\d$/;
