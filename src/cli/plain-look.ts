/** How cards are printed for a script: no colours, no wrapping. */
export const plainLook = { columns: 10_000, ansi: false, locale: 'en' } as const
