-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "endsAt" BIGINT,
ADD COLUMN     "topic" TEXT;
