export const checklistItems = [
  'legalHold',
  'retention',
  'backup',
  'locks',
  'batteries',
  'labels',
  'licences',
  'ownership',
] as const
/** What a person answers before assets are released (labels: ISO/IEC 27001 A.7.14). */
export type ChecklistItem = (typeof checklistItems)[number]

export const checklistAnswers = ['yes', 'no', 'na'] as const
export type ChecklistAnswer = (typeof checklistAnswers)[number]

/** Whether an answer stands in the way: a legal hold that there is, and whatever else is not done. */
function isBlocking(item: ChecklistItem, answer: ChecklistAnswer): boolean {
  return item === 'legalHold' ? answer === 'yes' : answer === 'no'
}

/** The items that nobody answered, and those whose last answer stands in the way. */
export function checklistGaps(answers: ReadonlyMap<ChecklistItem, ChecklistAnswer>): {
  unanswered: ChecklistItem[]
  blocking: ChecklistItem[]
} {
  return {
    unanswered: checklistItems.filter((item) => !answers.has(item)),
    blocking: checklistItems.filter((item) => {
      const answer = answers.get(item)
      return answer !== undefined && isBlocking(item, answer)
    }),
  }
}
