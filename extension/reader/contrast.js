// Contrast is how far two colours stand apart in brightness, from 1 to 21, as WCAG 2 measures it.

// What WCAG asks of text at level AA.
export const READABLE = 4.5;

/** The channels of `#rrggbb`, from 0 to 1. @param {string} colour */
const channels = (colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

/** Relative luminance, 0 for black to 1 for white. @param {string} colour */
export function luminance(colour) {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The contrast of two colours.
 * @param {string} one
 * @param {string} other
 */
export function contrast(one, other) {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
