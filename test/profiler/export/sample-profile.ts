/** A small profile of real calls: a → b → b, a → c, on this thread. */
import { getProfile, type Profile, profileOff, profileOn, wrap } from '../../../src/index.ts'

export function sampleProfile(): Profile {
  const b: (n: number) => void = wrap((n) => {
    spin(2)
    if (n > 0) b(n - 1)
  }, 'b')
  const c = wrap(() => spin(1), 'c <&;>')
  const a = wrap(() => {
    b(1)
    for (let i = 0; i < 3; i++) c()
  }, 'a')
  profileOn()
  a()
  a()
  profileOff()
  return getProfile()
}

function spin(milliseconds: number): void {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}
