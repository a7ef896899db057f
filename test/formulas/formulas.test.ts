import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createFormulaImages } from '../../src/formulas/formula-images.js'
import { typeset } from '../../src/formulas/typeset.js'
import { createTypesetter } from '../../src/formulas/typesetter.js'
import { formulaRef, formulasIn } from '../../src/lookup/formulas.js'
import { createLookup } from '../../src/lookup/lookup.js'
import { courseOf } from '../fixtures/course.js'

const MATRIX = '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}'

/** Width and height as a PNG's header says them. */
function sizeOf(png: Uint8Array | undefined): { readonly width: number; readonly height: number } {
  const bytes = Buffer.from(png ?? [])
  expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

describe('a formula as a picture', () => {
  it.each([
    MATRIX,
    'f(x) = \\begin{cases} 1 & \\text{für } x \\ge 0 \\\\ 0 & \\text{sonst} \\end{cases}',
    '\\ce{2H2 + O2 -> 2H2O}',
    '\\int_0^\\infty e^{-x^2}\\,dx',
    'Übergang \\to \\text{Höhe}',
  ])('is typeset: %s', async latex => {
    const { width, height } = sizeOf(await typeset(latex))
    expect(width).toBeGreaterThan(50)
    expect(width).toBeLessThanOrEqual(1600)
    expect(height).toBeGreaterThan(20)
  })

  it('is made smaller where it would be wider than a chat shows', async () => {
    const wide = sizeOf(await typeset(Array(150).fill('x').join(' + ')))
    expect(wide.width).toBe(1600)
  })

  it.each([
    ['unknown', '\\foo{x}'],
    ['not closed', '\\frac{1'],
    ['not in the font', '\\text{日本}'],
    ['a definition, which would stay', '\\def\\x{\\x\\x}\\x'],
    ['empty', ' '],
  ])('is none where it is %s', async (_why, latex) => {
    expect(await typeset(latex)).toBeUndefined()
  })

  it('is typeset in a thread of its own', async () => {
    const typesetter = createTypesetter()
    onTestFinished(() => typesetter.close())
    const [one, other, wrong] = await Promise.all([MATRIX, '\\sqrt[3]{x}', '\\foo'].map(typesetter.typeset))
    expect(sizeOf(one)).not.toEqual(sizeOf(other))
    expect(wrong).toBeUndefined()
  })

  it('is given up where it takes too long or ends the thread, and the next one is made', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bueffel-formula-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const script = join(folder, 'thread.mjs')
    writeFileSync(
      script,
      `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', latex => {
        if (latex === 'loop') for (;;);
        if (latex === 'end') process.exit(1)
        parentPort.postMessage(Buffer.from(latex))
      })
      parentPort.postMessage('ready')`,
    )
    expect(existsSync(script)).toBe(true)
    const typesetter = createTypesetter({ script, longestMs: 500 })
    onTestFinished(() => typesetter.close())
    const made = await Promise.all(['a', 'loop', 'b', 'end', 'c'].map(typesetter.typeset))
    expect(made.map(png => png && Buffer.from(png).toString())).toEqual(['a', undefined, 'b', undefined, 'c'])
  })
})

describe('formulas of notes', () => {
  const course = courseOf(`# Matrices

## Inverse
- undoes a matrix: $A^{-1} = \\frac{1}{ad-bc}${MATRIX}$
- is written $A^{-1}$

$$
${MATRIX}
$$

## Sum
- adds what stands at the same place: $c = a + b$
`)

  it('stand as pictures beside the concept, those alone that no line can say', () => {
    const lookup = createLookup([course])
    const shown = (id: string) => lookup.images(course.id, id).map(({ alt }) => alt)
    expect(shown('inverse')).toEqual([`A^{-1} = \\frac{1}{ad-bc}${MATRIX}`, MATRIX])
    expect(shown('sum')).toEqual([])
  })

  it('are typeset once, and of others there is no picture', async () => {
    const asked: string[] = []
    const images = createFormulaImages([course], {
      typeset: async latex => {
        asked.push(latex)
        return Uint8Array.of(asked.length)
      },
    })
    const first = await images.load(formulaRef(MATRIX))
    expect(first).toMatchObject({ mediaType: 'image/png', fileName: 'formula.png' })
    expect(await images.load(formulaRef(MATRIX))).toBe(first)
    expect(asked).toEqual([MATRIX])
    expect(await images.load(formulaRef('x'))).toBeUndefined()
  })

  it('are of the concept whose fact they stand in', () => {
    const [inverse] = course.concepts.filter(({ id }) => id === 'inverse')
    expect(formulasIn(inverse?.facts ?? []).map(({ line }) => line)).toEqual([4, 7])
  })
})
