/** An image that a workspace was given and keeps. */
export interface Upload {
  readonly fileId: string
  /** Where it is seen in the platform's own page of files. */
  readonly permalink?: string
  /** Channels in which a message has shown it: who may read them may see the file. */
  readonly sharedIn: readonly string[]
}

/** Remembers what was uploaded, so that each image is given to a workspace once, also after a restart. */
export interface UploadStore {
  /** @param hash the SHA-256 of its bytes, in hexadecimal digits */
  find(workspaceId: string, hash: string): Promise<Upload | undefined>
  save(workspaceId: string, hash: string, upload: Upload): Promise<void>
  /** The platform no longer has it. */
  forget(workspaceId: string, hash: string): Promise<void>
}

/** Remembers for as long as the program runs. */
export function createUploadMemory(): UploadStore {
  const uploads = new Map<string, Upload>()
  const key = (workspaceId: string, hash: string) => `${workspaceId} ${hash}`
  return {
    find: async (workspaceId, hash) => uploads.get(key(workspaceId, hash)),
    save: async (workspaceId, hash, upload) => {
      uploads.set(key(workspaceId, hash), upload)
    },
    forget: async (workspaceId, hash) => {
      uploads.delete(key(workspaceId, hash))
    },
  }
}
