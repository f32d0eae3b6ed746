/** The code that comes after those of a list, in their own manner: C01, C02 → C03; OF-1 → OF-2. Without any, `first`. */
export function nextCode(codes: readonly string[], first: string): string {
  const numbered = codes.flatMap((code) => {
    const [, stem = '', digits = ''] = /^(.*?)(\d+)$/.exec(code) ?? [];
    return digits === '' ? [] : [{ stem, number: Number(digits), width: digits.length }];
  });
  const highest = numbered.reduce<(typeof numbered)[number] | undefined>(
    (best, one) => (best && best.number >= one.number ? best : one),
    undefined,
  );
  if (!highest) return codes.includes(first) ? `${first}-2` : first;
  return highest.stem + String(highest.number + 1).padStart(highest.width, '0');
}
