-- CreateTable
CREATE TABLE "Unlock" (
    "communityId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("communityId", "courseId"),
    CONSTRAINT "Unlock_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Unlock_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CodeAttempts" (
    "communityId" TEXT NOT NULL PRIMARY KEY,
    "since" BIGINT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "CodeAttempts_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Manager" (
    "communityId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,

    PRIMARY KEY ("communityId", "accountId"),
    CONSTRAINT "Manager_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Membership" (
    "personId" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "seenAt" BIGINT NOT NULL,

    PRIMARY KEY ("personId", "communityId"),
    CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Community" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "courseId" TEXT,
    CONSTRAINT "Community_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Community" ("courseId", "externalId", "id", "name", "platform") SELECT "courseId", "externalId", "id", "name", "platform" FROM "Community";
DROP TABLE "Community";
ALTER TABLE "new_Community" RENAME TO "Community";
CREATE UNIQUE INDEX "Community_platform_externalId_key" ON "Community"("platform", "externalId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- Whoever has set a course up already need not enter its code.
INSERT INTO "Unlock" ("communityId", "courseId", "at") SELECT "communityId", "courseId", "activeSince" FROM "Setup";
