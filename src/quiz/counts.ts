/** How many questions a quiz or exam may have; what the buttons' references allow. */
export const MOST_QUESTIONS = 20
export const DEFAULT_QUESTIONS = 5
export const DEFAULT_EXAM_QUESTIONS = 6
export const MINUTES_A_QUESTION = 5
export const MOST_MINUTES = 180
