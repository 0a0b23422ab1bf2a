export { checkCertificate } from './features/disposals/certificate-check.ts'
