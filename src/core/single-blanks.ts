/** Every run of blanks as one space; those that are one already, nearly all, are not replaced. */
export const withSingleBlanks = (text: string): string => text.replace(/[^\S ]\s*| \s+/g, ' ')
