-- CreateTable
CREATE TABLE "KnownDeadlines" (
    "communityId" TEXT NOT NULL PRIMARY KEY,
    "courseId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "deadlines" TEXT NOT NULL,
    CONSTRAINT "KnownDeadlines_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
