import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { Problem } from '../../../../components/problem/problem.tsx'
import { useEngine } from '../../../../host/engine-context.ts'
import { firstTemplate } from './new-elements.ts'
import { TemplateEditor } from './template-editor.tsx'

/** The page on which a template is drawn: a new one, or the one of the address. */
export default function TemplatePage() {
  const { templateId } = useParams()
  const navigate = useNavigate()
  const { calls } = useEngine()
  const { data, error } = useQuery(calls.labelDesigns.list.queryOptions({ input: { kind: 'template' } }))
  const back = () => void navigate('/labels/templates')
  if (templateId === 'new')
    return (
      <TemplateEditor
        key="new"
        kept={null}
        value={firstTemplate}
        onBack={back}
        onSaved={({ id }) => void navigate(`/labels/templates/${id}`, { replace: true })}
      />
    )
  const kept = data?.designs.find(({ id }) => id === templateId)
  if (kept?.design.kind !== 'template') return <Problem error={error} />
  return (
    <TemplateEditor
      key={kept.id}
      kept={kept}
      value={kept.design.value}
      onBack={back}
      onSaved={() => undefined}
    />
  )
}
