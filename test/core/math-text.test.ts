import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mathText } from '../../src/core/math-text.js'

describe('a formula in plain text', () => {
  it.each([
    ['x^2', 'x²'],
    ['a \\le b', 'a ≤ b'],
    ['\\alpha + \\beta', 'α + β'],
    ['\\sqrt{x}', '√x'],
    ['\\sqrt{x+1}', '√(x + 1)'],
    ['\\sqrt[3]{8} = 2', '∛8 = 2'],
    ['\\sqrt[n]{x}', 'ⁿ√x'],
    ['\\frac{a}{b}', 'a/b'],
    ['\\frac{a+b}{2c}', '(a + b)/2c'],
    ['\\frac{1}{1-p}', '1/(1 − p)'],
    ['x_i', 'xᵢ'],
    ['x_{i+1}^{2}', 'xᵢ₊₁²'],
    ['\\sum_{i=1}^{n} x_i', '∑ᵢ₌₁ⁿ xᵢ'],
    ['\\int_0^1 f(x)\\,dx', '∫₀¹ f(x) dx'],
    ['O(n \\log n)', 'O(n log n)'],
    ['\\log_2 n', 'log₂ n'],
    ['6\\,CO_2 + 6\\,H_2O \\rightarrow C_6H_{12}O_6 + 6\\,O_2', '6 CO₂ + 6 H₂O → C₆H₁₂O₆ + 6 O₂'],
    ['\\ce{2H2 + O2 -> 2H2O}', '2H₂ + O₂ → 2H₂O'],
    ['P(A \\mid B) = \\frac{P(A \\cap B)}{P(B)}', 'P(A | B) = P(A ∩ B)/P(B)'],
    ['x \\in \\mathbb{R}^n', 'x ∈ ℝⁿ'],
    ['\\forall x \\exists y', '∀x∃y'],
    ['e^{i\\pi} = -1', 'e^(iπ) = −1'],
    ['90^\\circ', '90°'],
    ['\\hat{y} = \\bar{x}', 'y\u0302 = x\u0304'],
    ['\\text{vCPU} = \\text{Sockel} \\cdot \\text{Kerne}', 'vCPU = Sockel · Kerne'],
    ['\\left( \\frac{a}{b} \\right)^2', '(a/b)²'],
    ["f'(x)", 'f′(x)'],
    ['\\{1, 2\\}', '{1, 2}'],
    ['\\lim_{x \\to 0} x', 'lim_(x→0) x'],
    ['a &= b \\\\ &= c', 'a = b\n= c'],
    ['T_{max}', 'Tₘₐₓ'],
    ['E = mc^2', 'E = mc²'],
    ['-b \\pm \\sqrt{b^2 - 4ac}', '−b ± √(b² − 4ac)'],
    ['a \\bmod n', 'a mod n'],
  ])('%s', (latex, text) => {
    expect(mathText(latex)).toBe(text)
  })

  it.each([
    '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}',
    '\\begin{cases} 1 & x > 0 \\\\ 0 \\end{cases}',
    '\\unknowncommand{x}',
    '\\frac{a}',
    '{a',
    'a}',
    'x^',
    '\\overline{AB}',
    '',
    '  ',
    'x'.repeat(2000),
    '{'.repeat(200),
  ])('is none where it would lose something: %j', latex => {
    expect(mathText(latex)).toBeUndefined()
  })

  it('never fails and never leaves a command behind', () => {
    const piece = fc.constantFrom(
      '\\',
      '{',
      '}',
      '^',
      '_',
      'a',
      '1',
      '\\frac',
      '\\sqrt',
      '[',
      ']',
      '+',
      ' ',
      '&',
      '\\le',
      '\\sum',
      '\\text',
      "'",
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const text = mathText(pieces.join(''))
        if (text !== undefined) expect(text).not.toMatch(/\\[a-z]{2}/)
      }),
    )
  })
})
