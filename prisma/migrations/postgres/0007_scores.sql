-- DropIndex
DROP INDEX "Score_communityId_courseId_points_idx";

-- AlterTable
ALTER TABLE "Setup" ADD COLUMN     "dailyCount" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "channelId" TEXT;

-- AlterTable
ALTER TABLE "LedgerEntry" ADD COLUMN     "channelId" TEXT,
ADD COLUMN     "onWeekends" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Score" ADD COLUMN     "days" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Player" (
    "personId" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "name" TEXT,
    "nameKey" TEXT,
    "state" TEXT NOT NULL,

    CONSTRAINT "Player_pkey" PRIMARY KEY ("personId","communityId","courseId")
);

-- CreateTable
CREATE TABLE "QuestionReport" (
    "courseId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "QuestionReport_pkey" PRIMARY KEY ("courseId","questionId","personId")
);

-- CreateTable
CREATE TABLE "QuestionVerdict" (
    "courseId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "isBlocked" BOOLEAN NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "QuestionVerdict_pkey" PRIMARY KEY ("courseId","questionId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Player_communityId_courseId_nameKey_key" ON "Player"("communityId", "courseId", "nameKey");

-- CreateIndex
CREATE INDEX "Session_communityId_courseId_kind_openedAt_idx" ON "Session"("communityId", "courseId", "kind", "openedAt");

-- CreateIndex
CREATE INDEX "LedgerEntry_board_idx" ON "LedgerEntry"("communityId", "personId", "courseId", "day", "points", "channelId");

-- AddForeignKey
ALTER TABLE "Player" ADD CONSTRAINT "Player_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionReport" ADD CONSTRAINT "QuestionReport_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionReport" ADD CONSTRAINT "QuestionReport_sessionId_position_fkey" FOREIGN KEY ("sessionId", "position") REFERENCES "SessionQuestion"("sessionId", "position") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whether weekends are course days was not written down before: what is set up now is the best guess.
UPDATE "LedgerEntry" SET "onWeekends" = true WHERE EXISTS (
  SELECT 1 FROM "Setup" AS s
  WHERE s."communityId" = "LedgerEntry"."communityId" AND s."courseId" = "LedgerEntry"."courseId" AND s."dailyOnWeekends"
);

-- Who chose a name for the boards stays on them; everybody else is asked. Of equal names the first person keeps it.
INSERT INTO "Player" ("personId", "communityId", "courseId", "name", "nameKey", "state")
SELECT p."id", s."communityId", s."courseId", p."name", p."nameKey", 'shown'
FROM "Score" AS s JOIN "Person" AS p ON p."id" = s."personId"
WHERE p."hasChosenName" AND p."nameKey" <> '' AND NOT EXISTS (
  SELECT 1 FROM "Score" AS os JOIN "Person" AS o ON o."id" = os."personId"
  WHERE os."communityId" = s."communityId" AND os."courseId" = s."courseId"
    AND o."hasChosenName" AND o."nameKey" = p."nameKey" AND o."id" < p."id"
);
