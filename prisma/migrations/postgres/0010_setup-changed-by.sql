-- AlterTable
ALTER TABLE "Setup" ADD COLUMN     "changedBy" TEXT;
