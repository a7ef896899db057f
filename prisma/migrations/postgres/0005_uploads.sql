-- CreateTable
CREATE TABLE "Upload" (
    "platform" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "permalink" TEXT,
    "sharedIn" TEXT NOT NULL,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("platform","workspaceId","hash")
);
