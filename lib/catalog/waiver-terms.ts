/**
 * The longest time that a waiver holds, in days: a leap year.
 *
 * No source gives a number. A year makes somebody look at every exception as often as an audit does; a shorter time is a matter of the site.
 */
export const LONGEST_WAIVER_DAYS = 366;
