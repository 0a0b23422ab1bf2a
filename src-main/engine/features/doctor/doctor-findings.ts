import type { DoctorCheck, Finding } from '../../../../src-shared/features/doctor/doctor-contract.ts'

export const sound = (check: DoctorCheck, says: string): Finding => ({
  check,
  state: 'sound',
  says,
  next: null,
  mending: null,
})

/** Something to be done by a person, or by a repair. */
export const attention = (
  check: DoctorCheck,
  says: string,
  next: string,
  mending: Finding['mending'] = null,
): Finding => ({ check, state: 'attention', says, next, mending })

export const damaged = (
  check: DoctorCheck,
  says: string,
  next: string,
  mending: Finding['mending'] = null,
): Finding => ({ check, state: 'damaged', says, next, mending })

export const unknown = (check: DoctorCheck, says: string, next: string | null = null): Finding => ({
  check,
  state: 'unknown',
  says,
  next,
  mending: null,
})

export const inDigits = (count: number) => Math.round(count).toLocaleString('en')
