/** A content folder with two courses: enough for every command to have something to say. */
export const SAMPLE_NOTES = {
  'content/netze/course.toml': 'title = "Netze"\nlanguage = "de"\ntimezone = "Europe/Zurich"\n',
  'content/netze/week-01.md': `+++
title = "Week 01"
date = 2099-09-20
+++

# Protokolle

Abgabe Labor 1: 09.10.2099, 23:59

Abgabe des Projekts mit Bericht, Folien; und allem, was in der Vorlesung dazu gesagt wurde: 12.11.2099

## Transport

- **TCP** – verbindungsorientiert, stellt die Reihenfolge der Daten sicher
- **UDP** – verbindungslos, schnell und ohne Bestätigung
- **QUIC** – verschlüsselt, läuft über Datagramme und hat mehrere Ströme
- **SCTP** – überträgt Nachrichten über mehrere Wege zugleich

## Adressen

- **IPv4** – Adressen mit 32 Bit
- **IPv6** – Adressen mit 128 Bit
- **MAC** – Adresse der Netzwerkkarte mit 48 Bit

## Fragen

- Why is UDP faster than TCP?
- What does a MAC address identify?
`,
  'content/logic/course.toml': 'title = "Logic"\nlanguage = "en"\ntimezone = "America/New_York"\n',
  'content/logic/basics.md': `# Connectives

Homework 1 due: 2020-03-01, 17:00

- **Conjunction** – true where both of its parts are true
- **Disjunction** – true where at least one of its parts is true
- **Implication** – false only where the first part is true and the second is false
- **Negation** – turns true into false and false into true
`,
} as const
