import Button from '@mui/material/Button'
import { appText } from '../../../src-shared/features/app/app-text.ts'
import { KeyHint } from '../../components/keys/key-hint.tsx'
import { Card, CardActions } from '../../components/page/card.tsx'
import { Facts } from '../../components/page/facts.tsx'
import { useSession } from '../../features/session/session-context.ts'
import { useShell } from '../shell/shell-state.ts'

export function AboutSection() {
  const { organisation, version } = useSession()
  const { set } = useShell()
  const { about } = appText
  return (
    <Card title={about.title}>
      <Facts
        facts={[
          [about.version, version],
          [about.register, organisation],
          [about.licence, about.licenceName],
        ]}
      />
      <CardActions>
        <Button variant="outlined" onClick={() => set({ keys: true })}>
          {appText.keys.show}
          <KeyHint keys="?" />
        </Button>
      </CardActions>
    </Card>
  )
}
