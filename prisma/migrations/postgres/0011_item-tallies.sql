-- CreateTable
CREATE TABLE "ItemTally" (
    "courseId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "answered" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "ItemTally_pkey" PRIMARY KEY ("courseId","questionId","day")
);

-- CreateIndex
CREATE INDEX "LedgerEntry_courseId_questionId_personId_seq_idx" ON "LedgerEntry"("courseId", "questionId", "personId", "seq");

-- What was answered before it was kept.
INSERT INTO "ItemTally" ("courseId", "questionId", "day", "answered", "correct", "last")
SELECT e."courseId", e."questionId", e."day", COUNT(*), SUM(CASE WHEN e."correctness" = 1 THEN 1 ELSE 0 END), MAX(e."seq")
FROM (
  SELECT MIN(o."seq") AS "seq" FROM "LedgerEntry" AS o
  LEFT JOIN "QuestionVerdict" AS v ON v."courseId" = o."courseId" AND v."questionId" = o."questionId"
  WHERE NOT o."selfRated" AND (v."at" IS NULL OR o."at" > v."at") GROUP BY o."courseId", o."questionId", o."personId"
) AS f JOIN "LedgerEntry" AS e ON e."seq" = f."seq"
GROUP BY e."courseId", e."questionId", e."day";
