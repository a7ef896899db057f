-- AlterTable
ALTER TABLE "SessionQuestion" ADD COLUMN     "closedAt" BIGINT;

-- CreateTable
CREATE TABLE "Round" (
    "sessionId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "liveIn" TEXT,
    "hostId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "seconds" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "phase" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "until" BIGINT,
    "left" INTEGER NOT NULL,
    "isPaused" BOOLEAN NOT NULL,
    "silent" INTEGER NOT NULL,
    "ending" TEXT,
    "messages" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "worker" TEXT,
    "freeAt" BIGINT NOT NULL,

    CONSTRAINT "Round_pkey" PRIMARY KEY ("sessionId")
);

-- CreateTable
CREATE TABLE "RoundPlayer" (
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "RoundPlayer_pkey" PRIMARY KEY ("sessionId","personId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Round_liveIn_key" ON "Round"("liveIn");

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundPlayer" ADD CONSTRAINT "RoundPlayer_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Round"("sessionId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundPlayer" ADD CONSTRAINT "RoundPlayer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
