import type { AskedQuestion } from '../answers/session.js'

/** An id that all rows are to have in place of another. */
export interface Renamed {
  readonly from: string
  readonly to: string
}

/** The same of a concept, with the name that it has now. */
export interface RenamedTopic extends Renamed {
  readonly title: string
}

/** What was asked in a course, in all its classes. */
export interface CarryOverStore {
  /** The ids of all questions that were asked, and of the concepts that they were about. */
  known(courseId: string): Promise<{ readonly questionIds: readonly string[]; readonly topicIds: readonly string[] }>
  /** These questions, and all that were about these concepts, as they were asked last. */
  asked(
    courseId: string,
    of: { readonly questionIds: readonly string[]; readonly topicIds: readonly string[] },
  ): Promise<readonly AskedQuestion[]>
  /** Gives all that was asked, answered, reported and decided its new ids, at once. */
  rename(
    courseId: string,
    renamed: { readonly topics: readonly RenamedTopic[]; readonly questions: readonly Renamed[] },
  ): Promise<void>
}
