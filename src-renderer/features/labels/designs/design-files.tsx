import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import type { DesignKind } from '../../../../src-shared/features/labels/designs/design.ts'
import { designName } from '../../../../src-shared/features/labels/designs/design-entity.ts'
import {
  designFile,
  designOfKind,
} from '../../../../src-shared/features/labels/designs/design-file-message.ts'
import type { KeptDesign } from '../../../../src-shared/features/labels/designs/label-designs-contract.ts'
import { labelDesignsWindowText as text } from '../../../../src-shared/features/labels/designs/label-designs-window-text.ts'
import { foldedText } from '../../../../src-shared/identity/folded-text.ts'
import { Icon } from '../../../components/icons/icon.tsx'
import { Problem } from '../../../components/problem/problem.tsx'
import { useEngine } from '../../../host/engine-context.ts'
import { saveAs } from '../../../host/save-as.ts'

interface ImportDesignProps {
  kind: DesignKind
  onImported: (name: string) => void
}

/** Brings in a design that others exported; one of the same name takes its value. */
export function ImportDesign({ kind, onImported }: ImportDesignProps) {
  const { client } = useEngine()
  const input = useRef<HTMLInputElement>(null)
  const bringIn = useMutation({
    mutationFn: async (file: File) => {
      const design = designOfKind(await file.text(), kind)
      const name = foldedText(designName(design))
      const { designs } = await client.labelDesigns.list({ kind })
      const known = designs.find((one) => foldedText(one.name) === name)
      return client.labelDesigns.save({ id: known?.id, design })
    },
    onSuccess: ({ name }) => onImported(name),
  })
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) bringIn.mutate(file)
          event.target.value = ''
        }}
      />
      <Button
        variant="outlined"
        onClick={() => input.current?.click()}
        startIcon={<Icon name="upload" size={18} />}
      >
        {text.importFile}
      </Button>
      <Problem error={bringIn.error} small />
    </>
  )
}

/** Writes a design to a file for others. */
export function exportDesign({ name, design }: KeptDesign): void {
  const content = new Blob([designFile(design)], { type: 'application/json' })
  saveAs(content, `${name.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.${design.kind}.json`)
}
