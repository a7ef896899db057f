-- AlterTable
ALTER TABLE "SessionQuestion" ADD COLUMN     "points" INTEGER;
