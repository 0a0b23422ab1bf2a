import { config } from 'zod'

// The page's policy forbids code made from text; zod would try, and the attempt would be reported.
config({ jitless: true })
