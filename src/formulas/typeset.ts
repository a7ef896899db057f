import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js'
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js'
import { TeX } from 'mathjax-full/js/input/tex.js'
import 'mathjax-full/js/input/tex/ams/AmsConfiguration.js'
import 'mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js'
import 'mathjax-full/js/input/tex/braket/BraketConfiguration.js'
import 'mathjax-full/js/input/tex/cancel/CancelConfiguration.js'
import 'mathjax-full/js/input/tex/cases/CasesConfiguration.js'
import 'mathjax-full/js/input/tex/mathtools/MathtoolsConfiguration.js'
import 'mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js'
import 'mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js'
import 'mathjax-full/js/input/tex/upgreek/UpgreekConfiguration.js'
import { mathjax } from 'mathjax-full/js/mathjax.js'
import { SVG } from 'mathjax-full/js/output/svg.js'

/** Pixels of an em: sharp on a phone, and a line of text is still a line. */
const EM_PX = 36
/** MathJax's own units of an em. */
const EM = 1000
const PADDING = 400
/** Wider formulas are made smaller: no chat shows more. */
const WIDEST_PX = 1600
const TALLEST_PX = 2000

const adaptor = liteAdaptor()
RegisterHTMLHandler(adaptor)
const page = mathjax.document('', {
  InputJax: new TeX({
    // Nothing that defines commands: they would stay for the next formula.
    packages: [
      'base',
      'ams',
      'boldsymbol',
      'braket',
      'cancel',
      'cases',
      'mathtools',
      'mhchem',
      'textmacros',
      'upgreek',
    ],
    formatError: (_jax: unknown, error: Error) => {
      throw error
    },
  }),
  OutputJax: new SVG({ fontCache: 'none' }),
})

let ready: Promise<void> | undefined
const initialized = (): Promise<void> => {
  ready ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then(initWasm)
  return ready
}

/**
 * A formula in LaTeX as a PNG on white; `undefined` where it cannot be typeset in full: what is unknown, or letters that
 * the font lacks.
 */
export async function typeset(latex: string): Promise<Uint8Array | undefined> {
  const svg = latex.trim() === '' ? undefined : svgOf(latex)
  if (svg === undefined) return undefined
  await initialized()
  return new Resvg(svg, { background: '#fff', font: { loadSystemFonts: false } as never }).render().asPng()
}

function svgOf(latex: string): string | undefined {
  let source: string
  try {
    source = adaptor.innerHTML(page.convert(spelled(latex), { display: true }))
  } catch {
    return undefined
  }
  // Letters that the font does not hold would be text in a font that is not there.
  if (/<text\b|data-mjx-error/.test(source)) return undefined
  const box = /viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)"/.exec(source)
  if (box === null) return undefined
  const [left = 0, top = 0, width = 0, height = 0] = box.slice(1).map(Number)
  const [wide, tall] = [width + 2 * PADDING, height + 2 * PADDING]
  const scale = Math.min(EM_PX / EM, WIDEST_PX / wide, TALLEST_PX / tall)
  return source
    .replace(/viewBox="[^"]*"/, `viewBox="${left - PADDING} ${top - PADDING} ${wide} ${tall}"`)
    .replace(/ width="[^"]*"/, ` width="${Math.ceil(wide * scale)}"`)
    .replace(/ height="[^"]*"/, ` height="${Math.ceil(tall * scale)}"`)
    .replaceAll('currentColor', '#1f2328')
}

const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0308': '"',
}
const TEXT = /\\(?:text(?:rm|bf|it|sf|tt|normal)?|mbox|hbox)\s*\{[^{}]*\}/g

/** Accented letters, which the font lacks, as the letter and its accent. */
function spelled(latex: string): string {
  const letters = (text: string, around: (accented: string) => string) =>
    text.normalize('NFC').replace(/[\u00c0-\u024f]/g, letter => {
      const [base = '', accent = ''] = letter.normalize('NFD')
      const name = ACCENTS[accent]
      return name === undefined ? letter : around(`\\${name}{${base}}`)
    })
  let result = ''
  let at = 0
  for (const { 0: text, index } of latex.matchAll(TEXT)) {
    result += letters(latex.slice(at, index), accented => `\\text{${accented}}`) + letters(text, accented => accented)
    at = index + text.length
  }
  return result + letters(latex.slice(at), accented => `\\text{${accented}}`)
}
