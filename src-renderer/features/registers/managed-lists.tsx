import Button from '@mui/material/Button'
import { Link } from 'react-router'
import { registersWindowText as text } from '../../../src-shared/features/registers/registers-window-text.ts'
import { Icon } from '../../components/icons/icon.tsx'
import { Card } from '../../components/page/card.tsx'
import styles from './managed-lists.module.css'
import { type ListName, listDefinitions } from './register-definitions.ts'
import { listPaths } from './register-paths.ts'

/** Leads to the lists that people manage. */
export function ManagedLists() {
  return (
    <Card title={text.section}>
      <p>{text.sectionExplained}</p>
      <div className={styles.links}>
        <Button
          component={Link}
          to="/more/locations"
          variant="outlined"
          startIcon={<Icon name="place" size={18} />}
        >
          {text.locations}
        </Button>
        {(Object.keys(listDefinitions) as ListName[]).map((name) => (
          <Button key={name} component={Link} to={`/more/${listPaths[name]}`} variant="outlined">
            {text.lists[name].title}
          </Button>
        ))}
      </div>
    </Card>
  )
}
