import { failure } from '../../../../../src-shared/contract/problems.ts'
import { labelsProblems } from '../../../../../src-shared/features/labels/labels-problems-contract.ts'
import { builtInTemplates, type LabelTemplate } from '../../../../../src-shared/features/labels/template.ts'
import { foldedText } from '../../../../../src-shared/identity/folded-text.ts'

/** @throws TEMPLATE_UNKNOWN */
export function templateNamed(
  name: string,
  templates: readonly LabelTemplate[] = builtInTemplates,
): LabelTemplate {
  const template = templates.find((one) => foldedText(one.name) === foldedText(name))
  if (template) return template
  const known = templates.map((one) => one.name)
  throw failure(labelsProblems, 'TEMPLATE_UNKNOWN', { template: name, known })
}
