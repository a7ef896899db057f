/** LaTeX commands that are one character or word in Unicode. */
const list = (text: string): readonly (readonly [string, string])[] =>
  text
    .trim()
    .split(/\s+/)
    .map(pair => {
      const at = pair.lastIndexOf(':')
      return [pair.slice(0, at), pair.slice(at + 1)] as const
    })

/** What stands for itself. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map(
  list(`
  alpha:α beta:β gamma:γ delta:δ epsilon:ε varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ nu:ν
  xi:ξ omicron:ο pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:φ varphi:φ chi:χ psi:ψ omega:ω
  Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω
  infty:∞ partial:∂ nabla:∇ emptyset:∅ varnothing:∅ forall:∀ exists:∃ nexists:∄ neg:¬ lnot:¬ angle:∠ triangle:△ hbar:ℏ
  ell:ℓ Re:ℜ Im:ℑ aleph:ℵ prime:′ degree:° circ:∘ ldots:… dots:… dotsc:… cdots:⋯ vdots:⋮ ddots:⋱ therefore:∴ because:∵ bot:⊥ top:⊤
  lfloor:⌊ rfloor:⌋ lceil:⌈ rceil:⌉ langle:⟨ rangle:⟩ lbrace:{ rbrace:} lbrack:[ rbrack:] vert:| lvert:| rvert:| Vert:‖ lVert:‖
  rVert:‖ backslash:\\ checkmark:✓ square:□ Box:□ blacksquare:■ qed:∎ dagger:† ddagger:‡ star:⋆ bullet:• diamond:◇
  imath:ı jmath:ȷ wp:℘ surd:√`),
)

/** What takes a space on both sides: relations, arrows and operations between two. */
export const OPERATORS: ReadonlyMap<string, string> = new Map(
  list(`
  cdot:· times:× div:÷ pm:± mp:∓ ast:∗ oplus:⊕ otimes:⊗ ominus:⊖ odot:⊙ le:≤ leq:≤ leqslant:≤ ge:≥ geq:≥ geqslant:≥ ne:≠
  neq:≠ ll:≪ gg:≫ lt:< gt:> approx:≈ equiv:≡ cong:≅ simeq:≃ sim:∼ propto:∝ coloneqq:≔ doteq:≐ in:∈ notin:∉ ni:∋ subset:⊂
  subseteq:⊆ subsetneq:⊊ supset:⊃ supseteq:⊇ cup:∪ cap:∩ uplus:⊎ setminus:∖ land:∧ wedge:∧ lor:∨ vee:∨ to:→ rightarrow:→
  longrightarrow:⟶ leftarrow:← gets:← leftrightarrow:↔ Rightarrow:⇒ Leftarrow:⇐ Leftrightarrow:⇔ Longrightarrow:⟹ iff:⇔
  implies:⇒ impliedby:⇐ mapsto:↦ hookrightarrow:↪ rightleftharpoons:⇌ uparrow:↑ downarrow:↓ perp:⊥ parallel:∥ mid:| vdash:⊢
  models:⊨ vDash:⊨ prec:≺ succ:≻ preceq:⪯ succeq:⪰ bowtie:⋈ triangleq:≜`),
)

/** Signs over a range, which what follows stands apart from. */
export const BIG_OPERATORS: ReadonlyMap<string, string> = new Map(
  list(
    'sum:∑ prod:∏ coprod:∐ int:∫ iint:∬ iiint:∭ oint:∮ bigcup:⋃ bigcap:⋂ bigoplus:⨁ bigotimes:⨂ bigwedge:⋀ bigvee:⋁',
  ),
)

/** Names that are set upright and written as they are. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  `log ln lg exp sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh max min sup inf lim limsup liminf arg argmax argmin
  det dim ker gcd lcm deg Pr mod bmod hom`.split(/\s+/),
)

/** Commands that only say how their argument looks. */
export const STYLES: ReadonlySet<string> = new Set(
  `text textrm textbf textit texttt textsf textnormal mathrm mathbf mathit mathsf mathtt mathcal mathscr mathfrak boldsymbol bm
  operatorname mbox hbox underbrace overbrace displaystyle textstyle ensuremath mathop mathbin mathrel`.split(/\s+/),
)

/** Commands without a trace in plain text. */
export const SILENT: ReadonlySet<string> = new Set(
  `left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr middle limits nolimits displaystyle textstyle scriptstyle
  nonumber notag ! allowbreak`.split(/\s+/),
)

export const SPACES: ReadonlySet<string> = new Set([
  ',',
  ';',
  ':',
  ' ',
  'quad',
  'qquad',
  'space',
  'thinspace',
  'enspace',
  '>',
])

/** Accents that join the letter before them. */
export const ACCENTS: ReadonlyMap<string, string> = new Map([
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['bar', '\u0304'],
  ['overline', '\u0304'],
  ['vec', '\u20d7'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['underline', '\u0332'],
])

const pairs = (from: string, to: string): ReadonlyMap<string, string> => {
  const target = [...to]
  return new Map([...from].map((letter, at) => [letter, target[at] ?? letter]))
}

export const BLACKBOARD: ReadonlyMap<string, string> = pairs('CEHNPQRZFK1', 'ℂ𝔼ℍℕℙℚℝℤ𝔽𝕂𝟙')

export const SUPERSCRIPTS: ReadonlyMap<string, string> = pairs(
  '0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθ∘°′∗* ',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿ°°′** ',
)

export const SUBSCRIPTS: ReadonlyMap<string, string> = pairs(
  '0123456789+−-=()aehijklmnoprstuvxβγρφχ ',
  '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ ',
)
