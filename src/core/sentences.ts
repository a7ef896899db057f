/** The sentences of a text: a full stop behind one letter ends none, for that is an abbreviation. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=\p{L}{2}[.!?])\s+(?=\p{Lu})/u)
