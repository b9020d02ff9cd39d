/** What oidc-provider keeps: tokens, grants and interactions, each with an end. */
type Kept = Record<string, unknown> & { uid?: string; grantId?: string; consumed?: number }

const LARGEST = 5_000

/**
 * oidc-provider's store in memory: what the demo identity knows may be forgotten at a restart, for people choose
 * again who they are. The oldest goes first when it is full.
 */
export function createDemoStore(): (model: string) => object {
  const kept = new Map<string, { value: Kept; endsAtMs: number }>()
  const find = async (key: string): Promise<Kept | undefined> => {
    const found = kept.get(key)
    if (found && found.endsAtMs > Date.now()) return found.value
    kept.delete(key)
    return undefined
  }
  const findBy = async (model: string, field: 'uid' | 'userCode', value: string): Promise<Kept | undefined> => {
    for (const [key, found] of kept) if (key.startsWith(`${model}:`) && found.value[field] === value) return find(key)
    return undefined
  }
  return (model) => ({
    upsert: async (id: string, value: Kept, lifetimeSeconds: number) => {
      kept.delete(`${model}:${id}`)
      kept.set(`${model}:${id}`, { value, endsAtMs: Date.now() + lifetimeSeconds * 1000 })
      for (const key of kept.keys()) {
        if (kept.size <= LARGEST) break
        kept.delete(key)
      }
    },
    find: (id: string) => find(`${model}:${id}`),
    findByUid: (uid: string) => findBy(model, 'uid', uid),
    findByUserCode: (userCode: string) => findBy(model, 'userCode', userCode),
    consume: async (id: string) => {
      const value = await find(`${model}:${id}`)
      if (value) value.consumed = Math.floor(Date.now() / 1000)
    },
    destroy: async (id: string) => {
      kept.delete(`${model}:${id}`)
    },
    revokeByGrantId: async (grantId: string) => {
      for (const [key, { value }] of kept) if (value.grantId === grantId) kept.delete(key)
    },
  })
}
