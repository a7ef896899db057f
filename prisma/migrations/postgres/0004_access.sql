-- DropForeignKey
ALTER TABLE "Community" DROP CONSTRAINT "Community_courseId_fkey";

-- AlterTable
ALTER TABLE "Community" ALTER COLUMN "courseId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Unlock" (
    "communityId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "Unlock_pkey" PRIMARY KEY ("communityId","courseId")
);

-- CreateTable
CREATE TABLE "CodeAttempts" (
    "communityId" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "CodeAttempts_pkey" PRIMARY KEY ("communityId")
);

-- CreateTable
CREATE TABLE "Manager" (
    "communityId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,

    CONSTRAINT "Manager_pkey" PRIMARY KEY ("communityId","accountId")
);

-- CreateTable
CREATE TABLE "Membership" (
    "personId" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "seenAt" BIGINT NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("personId","communityId")
);

-- AddForeignKey
ALTER TABLE "Community" ADD CONSTRAINT "Community_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unlock" ADD CONSTRAINT "Unlock_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unlock" ADD CONSTRAINT "Unlock_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CodeAttempts" ADD CONSTRAINT "CodeAttempts_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Manager" ADD CONSTRAINT "Manager_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever has set a course up already need not enter its code.
INSERT INTO "Unlock" ("communityId", "courseId", "at") SELECT "communityId", "courseId", "activeSince" FROM "Setup";
