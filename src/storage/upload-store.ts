import type { UploadStore } from '../chat/upload-store.js'
import type { Database } from './client.js'
import { storableText, toJson } from './json.js'

/**
 * What the workspaces of a platform were given. Two processes that write at once may each lose the other's channel: its
 * next message shows the image and notes it again.
 */
export function createUploadStore({ db }: Database, platform: string): UploadStore {
  return {
    find: async (workspaceId, hash) => {
      const row = await db.upload.findUnique({ where: { platform_workspaceId_hash: { platform, workspaceId, hash } } })
      if (row === null) return undefined
      const { fileId, permalink, sharedIn } = row
      return { fileId, sharedIn: JSON.parse(sharedIn), ...(permalink === null ? {} : { permalink }) }
    },

    save: async (workspaceId, hash, { fileId, permalink, sharedIn }) => {
      const data = {
        fileId: storableText(fileId),
        permalink: permalink === undefined ? null : storableText(permalink),
        sharedIn: toJson(sharedIn),
      }
      await db.upload.upsert({
        where: { platform_workspaceId_hash: { platform, workspaceId, hash } },
        update: data,
        create: { platform, workspaceId, hash, ...data },
      })
    },

    forget: async (workspaceId, hash) => {
      await db.upload.deleteMany({ where: { platform, workspaceId, hash } })
    },
  }
}
