import type { IForbiddenRuleType } from 'dependency-cruiser'
import { register, views } from './feature-order.ts'

const anyFeature = '^src-[^/]+/(?:engine/)?features/'
const oneOf = (names: string[]) => `${anyFeature}(?:${names.join('|')})/`

export const featureOrderRules: IForbiddenRuleType[] = [
  {
    name: 'register-is-the-ground',
    comment: 'Locations, people, models and assets do not know what is done with them.',
    from: { path: oneOf(register) },
    to: { path: anyFeature, pathNot: oneOf(register) },
  },
  {
    name: 'views-are-on-top',
    comment: 'Work does not know who looks at it.',
    from: { path: anyFeature, pathNot: oneOf([...register, ...views]) },
    to: { path: oneOf(views) },
  },
]
