/** Days from `from` to `to`, both included, as text compares: `2017-02-31` bounds February as well as its last day. */
export type DayRange = { from: string; to: string };

const yearPattern = /^[12]\d{3}$/;
const monthPattern = /^(0[1-9]|1[0-2])$/;

/** The days of a year as an address has it (`2017`); null for anything else. */
export function rangeOfYear(year: string): DayRange | null {
  return yearPattern.test(year) ? { from: `${year}-01-01`, to: `${year}-12-31` } : null;
}

/** The days of a month as an address has it (`2017`, `09`); null for anything else. */
export function rangeOfMonth(year: string, month: string): DayRange | null {
  if (!yearPattern.test(year) || !monthPattern.test(month)) return null;
  return { from: `${year}-${month}-01`, to: `${year}-${month}-31` };
}

/** Every month (`2017-09`) from the newest to the oldest day. */
export function monthsBetween(newestDay: string, oldestDay: string): string[] {
  const number = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [newest, oldest] = [number(newestDay), number(oldestDay)];
  return Array.from({ length: newest - oldest + 1 }, (_, index) => {
    const [year, month] = [Math.floor((newest - index) / 12), ((newest - index) % 12) + 1];
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  });
}
