import type {
  LabelElement,
  TemplateValue,
} from '../../../../../src-shared/features/labels/designs/template-entity.ts'

/** The next id that no element has. */
function freeId(elements: readonly LabelElement[], kind: string): string {
  for (let n = 1; ; n++) if (elements.every(({ id }) => id !== `${kind}-${n}`)) return `${kind}-${n}`
}

/** An element of a kind, in the middle of the label, as large as it is of use. */
export function newElement(
  { width, height, elements }: TemplateValue,
  kind: LabelElement['kind'],
): LabelElement {
  const id = freeId(elements, kind)
  const sized = (wide: number, high: number) => {
    const size = { width: Math.min(wide, width), height: Math.min(high, height) }
    return { ...size, x: Math.round((width - size.width) / 2), y: Math.round((height - size.height) / 2) }
  }
  switch (kind) {
    case 'code':
      return { id, kind, ...sized(14, 14), symbology: 'qr', holds: 'tag' }
    case 'text':
      return {
        id,
        kind,
        ...sized(30, 5),
        field: 'assetTag',
        text: '',
        align: 'left',
        weight: 'regular',
        largest: 10,
      }
    case 'logo':
      return { id, kind, ...sized(20, 8) }
    case 'band':
      return { id, kind, ...sized(3, height), x: Math.max(0, width - 3), y: 0 }
  }
}

/** What a new template begins with: a code, the tag, the model and whose it is, on a label of 64 × 38.1 mm. */
export const firstTemplate: TemplateValue = {
  name: '',
  width: 64,
  height: 38.1,
  elements: [
    { id: 'code-1', kind: 'code', x: 3, y: 8, width: 22, height: 22, symbology: 'qr', holds: 'tag' },
    {
      ...{ id: 'text-1', kind: 'text', x: 27, y: 9, width: 34, height: 7, field: 'assetTag', text: '' },
      ...{ align: 'left', weight: 'bold', largest: 16 },
    },
    {
      ...{ id: 'text-2', kind: 'text', x: 27, y: 17, width: 34, height: 5, field: 'model', text: '' },
      ...{ align: 'left', weight: 'regular', largest: 10 },
    },
    {
      ...{ id: 'text-3', kind: 'text', x: 27, y: 23, width: 34, height: 4, field: 'propertyOf', text: '' },
      ...{ align: 'left', weight: 'regular', largest: 8 },
    },
  ],
}
