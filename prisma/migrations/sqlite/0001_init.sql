-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "hasChosenName" BOOLEAN NOT NULL DEFAULT false
);

-- CreateTable
CREATE TABLE "Account" (
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("platform", "externalId"),
    CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Course" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Community" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    CONSTRAINT "Community_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "openedAt" BIGINT NOT NULL,
    "closedAt" BIGINT,
    CONSTRAINT "Session_communityId_fkey" FOREIGN KEY ("communityId") REFERENCES "Community" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Session_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SessionQuestion" (
    "sessionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "questionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "topicId" TEXT,
    "topic" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    PRIMARY KEY ("sessionId", "position"),
    CONSTRAINT "SessionQuestion_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Ballot" (
    "sessionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "counted" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("sessionId", "position", "personId"),
    CONSTRAINT "Ballot_sessionId_position_fkey" FOREIGN KEY ("sessionId", "position") REFERENCES "SessionQuestion" ("sessionId", "position") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Ballot_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "sessionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "topicId" TEXT,
    "topic" TEXT NOT NULL,
    "correctness" REAL NOT NULL,
    "selfRated" BOOLEAN NOT NULL,
    "points" INTEGER NOT NULL,
    "day" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    CONSTRAINT "LedgerEntry_sessionId_position_personId_fkey" FOREIGN KEY ("sessionId", "position", "personId") REFERENCES "Ballot" ("sessionId", "position", "personId") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Score" (
    "personId" TEXT NOT NULL,
    "communityId" TEXT NOT NULL,
    "courseId" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "answered" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "streak" INTEGER NOT NULL,
    "bestStreak" INTEGER NOT NULL,
    "lastDay" TEXT NOT NULL,

    PRIMARY KEY ("personId", "communityId", "courseId"),
    CONSTRAINT "Score_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Community_platform_externalId_key" ON "Community"("platform", "externalId");

-- CreateIndex
CREATE INDEX "LedgerEntry_personId_courseId_seq_idx" ON "LedgerEntry"("personId", "courseId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_sessionId_position_personId_key" ON "LedgerEntry"("sessionId", "position", "personId");

-- CreateIndex
CREATE INDEX "Score_communityId_courseId_points_idx" ON "Score"("communityId", "courseId", "points" DESC);
