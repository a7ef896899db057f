-- CreateTable
CREATE TABLE "KnownDeadlines" (
    "communityId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "deadlines" TEXT NOT NULL,

    CONSTRAINT "KnownDeadlines_pkey" PRIMARY KEY ("communityId")
);

-- AddForeignKey
ALTER TABLE "KnownDeadlines" ADD CONSTRAINT "KnownDeadlines_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
