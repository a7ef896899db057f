-- AlterTable
ALTER TABLE "Session" ALTER COLUMN "personId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Setup" (
    "communityId" TEXT NOT NULL,
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

    CONSTRAINT "Setup_pkey" PRIMARY KEY ("communityId")
);

-- CreateTable
CREATE TABLE "Occurrence" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "Occurrence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Occurrence_state_dueAt_idx" ON "Occurrence"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Occurrence_communityId_dueAt_idx" ON "Occurrence"("communityId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Occurrence_job_communityId_channelId_slot_key" ON "Occurrence"("job", "communityId", "channelId", "slot");

-- AddForeignKey
ALTER TABLE "Setup" ADD CONSTRAINT "Setup_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Setup" ADD CONSTRAINT "Setup_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occurrence" ADD CONSTRAINT "Occurrence_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
