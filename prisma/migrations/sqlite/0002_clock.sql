-- CreateTable
CREATE TABLE "Setup" (
    "communityId" TEXT NOT NULL PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "dailyChannelId" TEXT,
    "dailyTime" TEXT NOT NULL,
    "dailyOnWeekends" BOOLEAN NOT NULL,
    "reminderChannelId" TEXT,
    "reminderTime" TEXT NOT NULL,
    "reminderDays" TEXT NOT NULL,
    "activeSince" BIGINT NOT NULL,
    "pausedBecause" TEXT,
    CONSTRAINT "Setup_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Setup_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Occurrence" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "job" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "worker" TEXT,
    "freeAt" BIGINT NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "firstClaimedAt" BIGINT,
    "isUncertain" BOOLEAN NOT NULL DEFAULT false,
    "messageId" TEXT,
    "memo" TEXT NOT NULL DEFAULT 'null',
    "note" TEXT,
    CONSTRAINT "Occurrence_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "personId" TEXT,
    "openedAt" BIGINT NOT NULL,
    "closedAt" BIGINT,
    CONSTRAINT "Session_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Session_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Session" ("closedAt", "communityId", "courseId", "id", "kind", "openedAt", "personId") SELECT "closedAt", "communityId", "courseId", "id", "kind", "openedAt", "personId" FROM "Session";
DROP TABLE "Session";
ALTER TABLE "new_Session" RENAME TO "Session";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Occurrence_state_dueAt_idx" ON "Occurrence"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Occurrence_communityId_dueAt_idx" ON "Occurrence"("communityId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Occurrence_job_communityId_channelId_slot_key" ON "Occurrence"("job", "communityId", "channelId", "slot");
