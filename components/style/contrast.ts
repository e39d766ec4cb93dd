/** Red, green and blue, 0 to 255, of a colour as browsers compute it (`rgb(31, 25, 26)`); null for anything else. */
export function rgbOf(computed: string): number[] | null {
  const match = /^rgba?\((\d+), (\d+), (\d+)/.exec(computed);
  return match && match.slice(1, 4).map(Number);
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(rgb: number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrastRatio(one: number[], other: number[]): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
