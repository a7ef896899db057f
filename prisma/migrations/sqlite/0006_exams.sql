-- AlterTable
ALTER TABLE "Session" ADD COLUMN "endsAt" BIGINT;
ALTER TABLE "Session" ADD COLUMN "topic" TEXT;
