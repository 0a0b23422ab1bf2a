/** Who was working before the window was loaded anew. Forgotten when it is closed: the next one may be somebody else. */
const storageKey = 'assetwalk.person'

export const rememberedPerson = (): string | null => sessionStorage.getItem(storageKey)
export const rememberPerson = (personId: string): void => sessionStorage.setItem(storageKey, personId)
export const forgetPerson = (): void => sessionStorage.removeItem(storageKey)
