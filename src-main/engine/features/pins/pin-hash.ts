import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** 32 MB and some 60 ms of one thread for each try (OWASP Password Storage Cheat Sheet: scrypt with N = 2^15, r = 8). */
const cost = { N: 2 ** 15, r: 8, p: 1 }
const maxmem = 64 * 1024 * 1024
const keyBytes = 32

/** Hashes a PIN with a salt of its own, off the thread: `scrypt$N$r$p$salt$key`, in base64url. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derived(pin, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether a PIN is the one of a hash. */
export async function matchesPin(pin: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = hash.split('$')
  const expected = Buffer.from(key, 'base64url')
  const given = await derived(pin, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function derived(pin: string, salt: Buffer, parameters: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(pin, salt, keyBytes, { ...parameters, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}
