import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { disposalsText } from '../../../../src-shared/features/disposals/disposals-text.ts'
import {
  confidentialities,
  dispositions,
  mediumTypes,
  outcomes,
} from '../../../../src-shared/features/disposals/medium.ts'
import { policyWindowText as text } from '../../../../src-shared/features/disposals/policy/policy-window-text.ts'
import { Card } from '../../../components/page/card.tsx'
import { ChoiceField, choicesOf } from '../../../components/page/choice-field.tsx'
import vendorDialog from '../vendors/vendor-dialog.module.css'
import type { PolicyBody } from './policy-draft.ts'

interface PolicyFieldsProps {
  policy: PolicyBody
  onChange: (policy: PolicyBody) => void
}

/** What is demanded of media, cell by cell. */
export function PolicyFields({ policy, onChange }: PolicyFieldsProps) {
  const change = (part: Partial<PolicyBody>) => onChange({ ...policy, ...part })
  return (
    <>
      <Card title={text.demands}>
        <p>{text.demandsExplained}</p>
        {confidentialities.map((confidentiality) => {
          const word = disposalsText.confidentialities[confidentiality]
          return (
            <fieldset key={confidentiality} className={vendorDialog.permit}>
              <legend>{`${text.confidentiality}: ${word}`}</legend>
              <div className={vendorDialog.row}>
                {dispositions.map((disposition) => (
                  <ChoiceField
                    key={disposition}
                    label={disposalsText.dispositions[disposition]}
                    value={policy.demands[confidentiality][disposition]}
                    choices={choicesOf(outcomes, disposalsText.outcomes)}
                    onChange={(outcome) =>
                      change({
                        demands: {
                          ...policy.demands,
                          [confidentiality]: { ...policy.demands[confidentiality], [disposition]: outcome },
                        },
                      })
                    }
                  />
                ))}
              </div>
            </fieldset>
          )
        })}
      </Card>
      <Card title={text.fragments}>
        <div className={vendorDialog.row}>
          {confidentialities.flatMap((confidentiality) =>
            (['magnetic', 'flash'] as const).map((kind) => (
              <Count
                key={`${confidentiality} ${kind}`}
                label={text[kind](disposalsText.confidentialities[confidentiality])}
                value={policy.largestFragment[confidentiality][kind]}
                onChange={(area) =>
                  change({
                    largestFragment: {
                      ...policy.largestFragment,
                      [confidentiality]: { ...policy.largestFragment[confidentiality], [kind]: area },
                    },
                  })
                }
              />
            )),
          )}
        </div>
        <fieldset className={vendorDialog.permit}>
          <legend>{text.destroyWherePurge}</legend>
          <div className={vendorDialog.scopes}>
            {mediumTypes.map((type) => (
              <FormControlLabel
                key={type}
                label={disposalsText.types[type]}
                control={
                  <Checkbox
                    checked={policy.destroyWherePurge.includes(type)}
                    onChange={(event) =>
                      change({
                        destroyWherePurge: mediumTypes.filter((one) =>
                          one === type ? event.target.checked : policy.destroyWherePurge.includes(one),
                        ),
                      })
                    }
                  />
                }
              />
            ))}
          </div>
        </fieldset>
      </Card>
      <Card title={text.control}>
        <div className={vendorDialog.row}>
          {(['samplingPercent', 'caseOpenDays', 'vendorCertificateDays'] as const).map((name) => (
            <Count
              key={name}
              label={text[name]}
              value={policy[name]}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
        </div>
        {(['isSamplingRequired', 'isPinRequired'] as const).map((name) => (
          <FormControlLabel
            key={name}
            label={text[name]}
            control={
              <Checkbox
                checked={policy[name]}
                onChange={(event) => change({ [name]: event.target.checked })}
              />
            }
          />
        ))}
      </Card>
    </>
  )
}

interface CountProps {
  label: string
  value: number
  onChange: (value: number) => void
}

/** A whole number; what is none yet stands as empty. */
function Count({ label, value, onChange }: CountProps) {
  return (
    <TextField
      label={label}
      value={Number.isNaN(value) ? '' : value}
      error={!(Number.isInteger(value) && value > 0)}
      onChange={(event) =>
        onChange(event.target.value.trim() === '' ? Number.NaN : Number(event.target.value))
      }
      slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 8 } }}
    />
  )
}
