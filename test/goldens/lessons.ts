import type { Library } from '../../src/notes/load-courses.js'
import { libraryOf } from '../fixtures/course.js'

const WEEK_5 = `# Week 05

## Protocols
- **Transmission Control Protocol (TCP)** – delivers a stream of bytes in order
- **User Datagram Protocol (UDP)** – sends datagrams without a connection
- **Transport Layer Security (TLS)** – encrypts what a connection carries
- **Transit Control Program (TCPR)** – counts what passes a link

## Boxes & cables
- **Router** – a router forwards packets between two networks that have different addresses
- **Switch** – a switch sends frames only to the port behind which the receiver is
- **Hub** – a hub repeats every signal to all of its ports at the same time
- **Bridge** – a bridge joins two segments of cable and learns which stations stand where

## Parts of a plug
- **Ferrule** – grips the end of a fibre so that it meets the next one.
- **Strain relief** – keeps the cable from bending too much.
- A cracked ferrule scatters light.

## Layers

### Data link
- Ethernet
- Token Ring
- Frame Relay

### Internetwork
- Internet Protocol
- Border Gateway Protocol
- Address Resolution

### Session
- Remote Procedure Call
- Named Pipes
- Socket Secure

## Kinds of networks

### Local network
- Examples: Ethernet, Token Ring, Wireless LAN

### Wide network
- Examples: Frame Relay, X25, Dark Fibre

### Sensor network
- Examples: LoRaWAN, Zigbee, Thread

## Ways through the net

### Circuit switching
- Reserves a channel of its own for the whole call
- Every node on the way keeps the channel open
- + the bandwidth is guaranteed during the call
- + no node delays what is said
- − a line rests unused while nobody speaks
- − a broken line ends every call on it

### Packet switching
- Cuts messages into pieces with an address each
- Pieces may travel on different ways and arrive in another order
- + lines are used well by many senders
- + packets find a way around broken lines
- − packets may be lost where queues are full
- − every packet carries a header of its own

### Cell relay (ATM)
- uses cells of a fixed length of 53 bytes
- + the hardware of nodes is simple

## Faults

### Collision
- Two stations send at once → both signals are damaged on the cable

### Congestion
- The queue of a node is full → further packets are dropped silently

### Address clash
- Two hosts share one address → some replies reach the wrong machine

### Clock drift
- A clock runs too fast → certificates count as expired early

## Window throughput
- Computation: (Window × Segment size) / Round trip = Goodput
- sinks where packets are lost

## Utilisation
- Utilisation = Busy seconds / Total seconds

## Connection setup
- Steps: Request → Confirmation with a request of its own → Confirmation → Exchange of data

## Boot process
- Takes a few seconds on machines of today
- − a broken disk stops all of what follows

1. The firmware tests the memory and the fans
2. The loader *finds* the kernel on the disk
3. The kernel mounts the root file system
4. An initial process starts the services

## Internet
- Milestones:
  - 1969: two universities exchange a message
  - 1983: all hosts change to a new protocol
  - 1991: a web page is published at last
  - 1998: a new version of addresses is standardised

## Attacks

### Phishing
- Phishing is a letter in the name of somebody whom the victim trusts
- leads to a copy of a page on which the password is typed

### Spoofing
- Spoofing is a forged sender in the head of a packet
- hides from where a flood of requests comes

### Sniffing
- Sniffing is a silent look at the packets of others
- needs a cable or a radio channel that is shared

### Flooding
- Flooding is a mass of requests that keeps a server busy
- stops when the source is blocked at the border of the net
`

const WEEK_6 = `# Week 06

## Routing
- Chooses the way of a packet through the net, hop by hop
- In contrast to switching it looks at addresses of networks
- A table holds up to 512 GB of routes & *more*
- Cost = Hops × Weight
- Step 1 reads the address
- Step 2 searches the table
- Example: the way from Bern to Olten
- \`ip route add 10.0.0.0/8 via 10.1.1.1\`

## Address plan
${Array.from({ length: 14 }, (_, index) => `### Subnet ${'ABCDEFGHIJKLMN'.charAt(index)} <${index + 1}>\n- belongs to floor ${index + 1} of the house\n`).join('\n')}
`

/** Notes with something of every kind to ask about. */
export const LESSONS: Library = libraryOf({
  'net/course.toml': 'title = "Nets & Cables"\nlanguage = "en"\ntimezone = "Europe/Zurich"\n',
  'net/week-05.md': WEEK_5,
  'net/week-06.md': WEEK_6,
})

const WOCHE_5 = `# Woche 05

## Protokolle
- **Transmission Control Protocol (TCP)** – liefert einen Strom von Bytes in der richtigen Reihenfolge
- **User Datagram Protocol (UDP)** – schickt Datagramme, ohne eine Verbindung aufzubauen
- **Transport Layer Security (TLS)** – verschlüsselt, was eine Verbindung überträgt
- **Transit Control Program (TCPR)** – zählt, was über eine Leitung läuft

## Geräte & Kabel
- **Router** – ein Router leitet Pakete zwischen zwei Netzen mit verschiedenen Adressen weiter
- **Switch** – ein Switch schickt Rahmen nur an den Anschluss, hinter dem der Empfänger steht
- **Hub** – ein Hub wiederholt jedes Signal gleichzeitig an allen seinen Anschlüssen
- **Bridge** – eine Bridge verbindet zwei Kabelstücke und lernt, welche Station wo steht

## Schichten

### Sicherungsschicht
- Ethernet
- Token Ring
- Frame Relay

### Vermittlungsschicht
- Internet Protocol
- Border Gateway Protocol
- Address Resolution

### Sitzungsschicht
- Remote Procedure Call
- Named Pipes
- Socket Secure

## Netzarten

### Lokales Netz
- Beispiele: Ethernet, Token Ring, Wireless LAN

### Weitverkehrsnetz
- Beispiele: Frame Relay, X25, Dark Fibre

### Sensornetz
- Beispiele: LoRaWAN, Zigbee, Thread

## Wege durch das Netz

### Leitungsvermittlung
- Reserviert für das ganze Gespräch einen eigenen Kanal
- Jeder Knoten unterwegs hält den Kanal offen
- + die Bandbreite ist während des Gesprächs garantiert
- + kein Knoten verzögert das Gesagte
- − eine Leitung liegt brach, solange niemand spricht
- − eine gestörte Leitung beendet alle Gespräche darauf

### Paketvermittlung
- Zerlegt Nachrichten in Stücke mit eigener Adresse
- Stücke reisen auf verschiedenen Wegen und kommen in anderer Reihenfolge an
- + Leitungen werden von vielen Sendern gut genutzt
- + Pakete finden einen Weg um gestörte Leitungen herum
- − Pakete gehen verloren, wo Warteschlangen voll sind
- − jedes Paket trägt einen eigenen Kopf

### Zellvermittlung
- arbeitet mit Zellen einer festen Länge von 53 Bytes
- + die Hardware der Knoten ist einfach

## Störungen

### Kollision
- Zwei Stationen senden gleichzeitig → beide Signale werden auf dem Kabel verfälscht

### Überlast
- Die Warteschlange eines Knotens ist voll → weitere Pakete gehen stillschweigend verloren

### Adresskonflikt
- Zwei Rechner haben eine gemeinsame Adresse → manche Antworten erreichen die falsche Maschine

### Uhrendrift
- Eine Uhr geht zu schnell → Zertifikate gelten verfrüht als abgelaufen

## Durchsatz je Fenster
- Berechnung: (Fenster × Segmentgrösse) / Umlaufzeit = Nutzdatenrate

## Auslastung
- Auslastung = Belegte Sekunden / Alle Sekunden

## Verbindungsaufbau
- Schritte: Anfrage → Bestätigung mit eigener Anfrage → Bestätigung → Austausch von Daten

## Bootvorgang
- Braucht auf heutigen Maschinen wenige Sekunden
- − eine defekte Platte hält alles Weitere auf

1. Die Firmware prüft den Speicher und die Lüfter
2. Der Lader *findet* den Kern auf der Platte
3. Der Kern hängt das Wurzelverzeichnis ein
4. Ein Urprozess startet die Dienste

## Internet
- Meilensteine:
  - 1969: zwei Universitäten tauschen eine Nachricht aus
  - 1983: alle Rechner wechseln auf ein neues Protokoll
  - 1991: eine Webseite wird veröffentlicht
  - 1998: eine neue Fassung der Adressen wird genormt

## Angriffe

### Phishing
- Phishing ist ein Brief im Namen von jemandem, dem das Opfer vertraut
- führt auf die Kopie einer Seite, auf der das Passwort eingegeben wird

### Spoofing
- Spoofing ist ein gefälschter Absender im Kopf eines Pakets
- verbirgt, woher eine Flut von Anfragen kommt

### Sniffing
- Sniffing ist ein stiller Blick auf die Pakete anderer
- braucht ein Kabel oder einen Funkkanal, den mehrere teilen

### Flooding
- Flooding ist eine Masse von Anfragen, die einen Server beschäftigt
- endet, sobald die Quelle am Rand des Netzes gesperrt ist
`

const WOCHE_6 = `# Woche 06

## Routing
- Wählt den Weg eines Pakets durch das Netz, Knoten um Knoten
- Im Gegensatz zur Vermittlung schaut es auf die Adressen von Netzen
- Eine Tabelle fasst bis zu 512 GB an Wegen & *mehr*
- Kosten = Knoten × Gewicht
- Beispiel: der Weg von Bern nach Olten
- \`ip route add 10.0.0.0/8 via 10.1.1.1\`

## Adressplan
${Array.from({ length: 14 }, (_, index) => `### Teilnetz ${'ABCDEFGHIJKLMN'.charAt(index)} <${index + 1}>\n- gehört zum ${index + 1}. Stock des Hauses\n`).join('\n')}
`

/** The same in German. */
export const LEKTIONEN: Library = libraryOf({
  'netz/course.toml': 'title = "Netze & Kabel"\nlanguage = "de"\ntimezone = "Europe/Zurich"\n',
  'netz/woche-05.md': WOCHE_5,
  'netz/woche-06.md': WOCHE_6,
})

const LOOSE_NOTE = `# Week 07

## Waves of block 3
- **Beamforming** – bends waves towards one receiver.
- **Roaming** – hands a moving device over to the next mast
- **Handshaking** – agrees on keys and speeds in advance
- **Interleaving** – spreads neighbouring bits over several words

**Backoff** is a random pause that a station makes after its frame was damaged. Without the backoff all would send again at once.

## Multiplexing
- **Multiplexing** – joins the streams of many senders on one line and parts them at its end

## Attenuation
Attenuation is the loss of strength that a signal suffers on its way through a cable.

- grows with the length of the way and with the frequency; beamforming makes up for a part

## Crosstalk
Crosstalk is a signal that leaks from one pair of wires into another one beside it.

- falls where the wires of a pair are twisted

## Dispersion
Dispersion is the spread of a pulse of light whose parts travel at different speeds.

- limits how many pulses a second a fibre can carry

## Carrier Sense Multiple Access (CSMA)
- listens whether the line is free before it sends

## Ohm
- The voltage over a wire grows with its current: $U = R \\cdot I$
`

/** Notes without a name of their own, and with no heading that tells more than the week. */
export const LOOSE = libraryOf({ 'netz/course.toml': 'language = "en"\n', 'netz/week-07.md': LOOSE_NOTE })
