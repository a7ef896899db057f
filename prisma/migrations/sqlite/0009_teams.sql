-- AlterTable
ALTER TABLE "Round" ADD COLUMN "teams" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "RoundPlayer" ADD COLUMN "team" INTEGER;
