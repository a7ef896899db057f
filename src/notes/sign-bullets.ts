const SIGNED = /^(\s*)([+−–✓✔✗✘👍👎])\s+(?=\S)/u

/**
 * The bullets that lines in a row are meant as which begin with a sign of their own: to Markdown "− slow" below "+ cheap"
 * belongs to the line above. Dashes alone are but bullets. From each line's index, what its sign is replaced by.
 */
export function signBullets(lines: readonly string[]): ReadonlyMap<number, string> {
  const bullets = new Map<number, string>()
  for (let start = 0; start < lines.length; start++) {
    const end = endOfRun(lines, start)
    if (end - start > 1) {
      const signs = lines.slice(start, end).map(line => SIGNED.exec(line)?.[2] ?? '')
      const isWeighed = new Set(signs).size > 1
      if (isWeighed || signs[0] !== '+') {
        for (const [at, sign] of signs.entries())
          bullets.set(start + at, isWeighed || sign !== '–' ? `- ${sign} ` : '- ')
      }
    }
    start = Math.max(start, end - 1)
  }
  return bullets
}

/** The index behind the last of the lines from here on that begin with a sign, all as far indented. */
function endOfRun(lines: readonly string[], start: number): number {
  const indent = SIGNED.exec(lines[start] ?? '')?.[1]
  let end = start
  while (indent !== undefined && SIGNED.exec(lines[end] ?? '')?.[1] === indent) end++
  return end
}

/** A line with its sign made a bullet. */
export const withBullet = (line: string, bullet: string | undefined): string =>
  bullet === undefined ? line : line.replace(SIGNED, (_, indent: string) => `${indent}${bullet}`)
