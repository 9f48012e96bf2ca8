# De Balie: wat medewerkers lezen.

# Het menu
balie-nav-work = Werk
balie-nav-tenants = Huurders
balie-nav-cases = Zaken
balie-nav-busy = Drukte
balie-nav-agenda = Agenda
balie-nav-outbox = Postvak
balie-nav-manage = Stuur
balie-nav-settings = Instellingen
balie-key-open = Openen
balie-key-done = Klaar: goedkeuren of afhandelen
balie-key-take = Oppakken of teruggeven
balie-key-weeks = Volgende of vorige week

# Tijd
balie-yesterday = gisteren
balie-age-minutes = { $n ->
    [one] 1 minuut
   *[other] { $n } minuten
}
balie-age-hours = { $n } uur
balie-age-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagen
}
balie-since = al { $age }
balie-until = tot { $date }

# De werklijst
balie-work-title = Werklijst
balie-lists = Lijsten
balie-lists-by-reason = Lijsten per reden
balie-list-all = Alles
balie-list-mine = Van mij
balie-list-free = Nog van niemand
balie-taken-by = bij { $name }
balie-by-me = van u
balie-list-empty = Niets op deze lijst
balie-list-empty-text = Op een andere lijst wacht nog wel werk.
balie-list-empty-action = Bekijk alles
balie-work-empty = Alles is gedaan
balie-work-empty-text = Hier komen zaken die een mens moet bekijken: goedkeuren, uitzonderingen en brieven.
balie-work-empty-action = Zoek een huurder
balie-work-given-up = { $n ->
    [one] Eén bericht is niet aangekomen.
   *[other] { $n } berichten zijn niet aangekomen.
}
balie-work-to-outbox = Naar het postvak
balie-attention-approval = Goedkeuren
balie-attention-situation-only-me = Eén vertrekt
balie-attention-situation-death = Overlijden
balie-attention-disputed = Geschil
balie-attention-no-time-free = Geen tijd vrij
balie-attention-no-time-suits = Geen tijd past
balie-attention-cosigner-declined = Medehuurder niet akkoord
balie-attention-cosigner-silent = Medehuurder antwoordt niet
balie-attention-cosigner-unreachable = Medehuurder vragen
balie-attention-visit-cancelled = Inspectie afgezegd
balie-attention-no-time-left = Tijd voorbij
balie-attention-visit-after-end = Inspectie na einde
balie-attention-table = Beslistabel
balie-attention-letter-needed = Brief sturen

# Het postvak
balie-outbox-title = Postvak uit
balie-outbox-intro = Berichten aan andere systemen en e-mails die nog niet zijn aangekomen.
balie-outbox-given-up = Niet aangekomen
balie-outbox-none = Alles is aangekomen
balie-outbox-none-text = Hier staan berichten die na vaak proberen niet aankwamen.
balie-outbox-tries = { $n ->
    [one] 1 keer geprobeerd
   *[other] { $n } keer geprobeerd
}
balie-outbox-behind = { $n ->
    [one] 1 bericht wacht hierachter
   *[other] { $n } berichten wachten hierachter
}
balie-outbox-case = Naar de zaak
balie-outbox-replay = Opnieuw versturen
balie-outbox-replayed = Het bericht gaat opnieuw weg.
balie-outbox-drop = Niet meer versturen
balie-outbox-drop-hint = Het andere systeem weet dit dan niet. Wat erachter wacht, gaat wel door.
balie-outbox-drop-do = Niet meer versturen
balie-outbox-reason = Waarom
balie-outbox-reason-needed = Vul in waarom dit bericht niet meer weg hoeft.
balie-outbox-dropped = Het bericht gaat niet meer weg.
balie-backlog = Wat nog moet
balie-backlog-none = Er wacht niets.
balie-backlog-target = Waarheen
balie-backlog-waiting = Wacht
balie-backlog-due = Kan nu weg
balie-backlog-dead = Gestopt
balie-backlog-oldest = Oudste
balie-target-erp = ERP
balie-target-mail = E-mail
balie-target-timer = Later te doen
balie-message-termination = Huuropzegging
balie-message-appointment = Afspraak
balie-message-inspection = Inspectie
balie-message-contact = Contactmoment
balie-message-case = E-mail over een zaak
balie-message-sign-in = E-mail met inlogcode
balie-message-remind = Herinnering
balie-message-finish = Zaak sluiten
balie-message-expire-signatures = Termijn voor akkoord

# Zoeken
balie-find-title = Zoek een huurder
balie-find-title-of = Gevonden voor “{ $words }”
balie-find-empty = Wie zoekt u?
balie-find-empty-text = Typ bovenaan een naam, adres, telefoonnummer, contractnummer of zaaknummer. De toets / brengt u daar.
balie-find-short = Typ nog een letter
balie-find-short-text = Zoeken begint bij twee letters of cijfers.
balie-find-none = Niemand gevonden
balie-find-none-text = Probeer minder woorden, of alleen de postcode met het huisnummer.
balie-found = { $n ->
    [one] 1 huurder
   *[other] { $n } huurders
}
balie-found-many = { $n } huurders of meer. Typ er een straat of een voornaam bij.
balie-no-lease = Geen huurcontract

# De huurder
balie-tenant = Huurder
balie-reach = Bereikbaar
balie-phone = Telefoon
balie-email = E-mailadres
balie-preference = Liefst via
balie-no-preference = Geen voorkeur
balie-language = Taal
balie-number = Relatienummer
balie-unknown = Niet bekend
balie-home = Woning
balie-address = Adres
balie-lease = Contract
balie-lease-since = Huurt sinds
balie-lease-until = Huurt tot en met
balie-on-behalf = Namens de huurder invoeren
balie-cases = Zaken
balie-cases-none = Geen zaken.
balie-visits = Afspraken
balie-visits-none = Geen afspraken.
balie-contacts = Contactmomenten
balie-contacts-none = Nog geen contact vastgelegd.
balie-record = Contact vastleggen
balie-record-do = Vastleggen
balie-channel = Kanaal
balie-channel-needed = Kies hoe het contact ging, bijvoorbeeld telefoon.
balie-channel-asked = Hoe kwam dit binnen?
balie-own-account = Niemand vroeg het: wij doen dit zelf
balie-direction = Van wie ging het uit?
balie-direction-in = Van de huurder
balie-direction-out = Van ons
balie-topic = Onderwerp
balie-topic-repair = Reparatie
balie-topic-nuisance = Overlast
balie-topic-payment = Betalen en huurprijs
balie-topic-general-question = Algemene vraag
balie-topic-needed = Kies waar het over ging.
balie-summary = Wat is er besproken?
balie-summary-needed = Schrijf in één of twee zinnen wat er is besproken.
balie-summary-long = Dit is te lang. Gebruik hooguit 2.000 tekens.
balie-contact-recorded = Contact vastgelegd.

# Zaken
balie-cases-title = Alle zaken
balie-cases-empty = Geen zaken gevonden
balie-cases-empty-text = Kies een ruimer filter, of zoek een huurder op naam.
balie-all = Alles
balie-process = Proces
balie-state = Stand
balie-level = Niveau
balie-filter = Tonen
balie-filter-clear = Filters wissen
balie-lease-termination-state-review = Te beoordelen
balie-take = Oppakken
balie-release = Teruggeven
balie-take-over = Overnemen
balie-next-case = Volgende zaak
balie-case-taken = Deze zaak is nu van u.
balie-case-released = Deze zaak is weer van niemand.
balie-command-done = Gedaan.
balie-command-withdraw-hint = De huurder blijft dan gewoon huren. Alle afspraken vervallen.
balie-command-reject-hint = De huurder krijgt uw uitleg te lezen. Leg uit waarom en wat er wel kan.
balie-command-hand-over-hint = De hele huur stopt niet, want er blijft iemand wonen of niet iedereen is akkoord. Schrijf op wat is afgesproken en waar het verdergaat. De huurder leest dit.
balie-command-resolve-hint = Alles wat hier om een mens vroeg, is dan geregeld.
balie-command-correct-hint = De huurder krijgt bericht van de nieuwe dag.
balie-new-date = Nieuwe laatste dag
balie-why = Uitleg
balie-note = Notitie
balie-changed-title = Iemand anders was u voor
balie-changed-text = Deze zaak is veranderd terwijl u keek. Er is niets gedaan. Dit gebeurde er intussen:
balie-changed-written = Dit had u geschreven:
balie-not-given = niet ingevuld
balie-filed = Wat is opgegeven
balie-history = Wat er gebeurde
balie-what-tenant-sees = Wat de huurder ziet
balie-signers = Akkoord van medehuurders
balie-signer-agreed = Akkoord
balie-signer-declined = Niet akkoord
balie-signer-asked = Gevraagd
balie-signer-record = Antwoord vastleggen
balie-signer-agree = Akkoord
balie-signer-decline = Niet akkoord
balie-visit-held = Vastgehouden
balie-visit-booked = Afgesproken
balie-visit-done = Geweest
balie-visit-cancelled = Afgezegd
balie-visit-move = Andere tijd
balie-visit-close = Is geweest
balie-visit-cancel = Afzeggen
balie-visit-plan = { $visit } plannen
balie-time-now = Nu: { $when }
balie-times = Vrije tijden
balie-times-none = Geen vrije tijd
balie-times-none-text = In deze periode heeft geen inspecteur tijd. Kijk in de agenda, of pas de einddatum aan.
balie-time-do = Tijd vastleggen
balie-letters = Brieven op papier
balie-letter-title = Brief aan { $name }
balie-letter-number = Ons nummer:
balie-by-tenant = Huurder
balie-by-staff = Medewerker
balie-by-system = Ander systeem
balie-by-program = Automatisch
balie-event-other = Bijgewerkt
balie-event-letter-needed = Brief nodig
balie-event-case-assigned = Opgepakt
balie-event-case-released = Teruggegeven
balie-event-contact-recorded = Contact vastgelegd
balie-event-absence-added = Afwezigheid ingevoerd
balie-event-absence-removed = Afwezigheid verwijderd

# Iets regelen voor een huurder
balie-intake-title = { $process } voor { $name }
balie-intake-check = Klopt dit?
balie-intake-check-do = Nakijken
balie-intake-file = Invoeren
balie-intake-filed = Ingevoerd. De huurder krijgt bericht.

# Agenda
balie-agenda-title = Agenda, week van { $date }
balie-agenda-empty = Nog geen inspecteurs
balie-agenda-empty-text = Hier staat per dag wie waar langsgaat.
balie-week-before = Vorige week
balie-week-after = Volgende week
balie-week-now = Deze week
balie-inspector = Inspecteur
balie-away = Afwezig: { $reason }
balie-absence-period = { $from } tot en met { $until }
balie-absence-remove = Verwijderen
balie-absence-removed = Afwezigheid verwijderd.
balie-absence = Afwezigheid invoeren
balie-absence-text = Er worden dan geen nieuwe tijden aangeboden. Wat al is afgesproken, blijft staan.
balie-absence-from = Eerste dag
balie-absence-until = Laatste dag
balie-absence-reason = Reden
balie-absence-do = Invoeren
balie-absence-added = Afwezigheid ingevoerd.
balie-absence-inspector-needed = Kies een inspecteur.
balie-absence-reason-needed = Vul een reden in, bijvoorbeeld vakantie.
balie-absence-ends-before-it-begins = De laatste dag ligt voor de eerste dag.
balie-absence-known = Er begint al een afwezigheid op deze dag.
balie-date-needed = Vul een dag in die bestaat, bijvoorbeeld 3-12-2026.

# Instellingen
balie-settings = Instellingen
balie-settings-levels = Niveaus
balie-settings-staff = Medewerkers
balie-settings-keys = Sleutels
balie-save = Bewaren
balie-levels-intro = Een nieuw niveau geldt voor nieuwe zaken. Zaken die al lopen, houden het niveau waarmee ze begonnen.
balie-level-traditional-hint = De huurder belt, schrijft of komt langs. Medewerkers voeren alles in.
balie-level-digital-hint = De huurder regelt het zelf online. Een medewerker keurt het goed.
balie-level-maximally-digital-hint = De regels beslissen en de inspectie wordt geboekt. Alleen uitzonderingen komen hier.
balie-level-set = Het niveau is aangepast.
balie-role = Rol
balie-role-agent = Medewerker
balie-role-manager = Manager
balie-role-administrator = Beheerder
balie-once = U ziet dit maar één keer. Geef het nu door op een veilige manier.
balie-password-of = Wachtwoord voor { $name }
balie-staff-name = Naam
balie-staff-add = Medewerker toevoegen
balie-staff-since = sinds { $date }
balie-staff-disabled = Kan niet inloggen
balie-staff-factor = Tweede factor staat aan
balie-staff-no-factor = Nog geen tweede factor
balie-staff-change = Wijzigen
balie-staff-role = Rol bewaren
balie-staff-password = Nieuw wachtwoord
balie-staff-factor-reset = Tweede factor wissen
balie-staff-sign-out = Overal uitloggen
balie-staff-disable = Uitzetten
balie-staff-enable = Aanzetten
balie-staff-changed = Gewijzigd.
balie-settings-inspectors = Inspecteurs
balie-inspectors-intro = Deze mensen komen bij huurders langs. In hun uren bieden wij tijden aan.
balie-inspectors-none = Voeg eerst iemand toe. Daarna kunnen huurders een tijd kiezen.
balie-inspectors-back = Alle inspecteurs
balie-inspector-add = Inspecteur toevoegen
balie-inspector-added = De inspecteur is toegevoegd. De tijden worden nu aangeboden.
balie-inspector-changed = Gewijzigd. Afspraken die er al staan, blijven staan.
balie-inspector-stale = Iemand anders heeft dit net gewijzigd. Kijk het na en bewaar dan opnieuw.
balie-inspector-hours = { $hours } uur per week
balie-inspector-has-added = Extra uren online
balie-inspector-name = Naam
balie-inspector-name-hint = Zo staat de naam in de brief aan de huurder.
balie-inspector-state = Nieuwe afspraken
balie-inspector-active = Ja, bied tijden aan
balie-inspector-gone = Nee, geen nieuwe afspraken
balie-inspector-week = Uren per dag
balie-inspector-day = Dag
balie-inspector-usual = Uren voor iedereen
balie-inspector-added-hours = Extra uren
balie-inspector-hours-hint = Schrijf de uren zo: 8:00-12:00, 13:00-17:00. Laat een dag leeg als er niet wordt gewerkt.
balie-inspector-added-text = Extra uren zijn er voor huurders die het zelf online regelen. Zij komen bovenop de uren voor iedereen en nemen daar niets van af.
balie-keys-none = Nog geen sleutels
balie-keys-none-text = Met een sleutel kan een ander systeem de API gebruiken.
balie-key-made = De nieuwe sleutel
balie-key-add = Sleutel maken
balie-key-name = Voor welk systeem
balie-key-name-hint = Bijvoorbeeld: telefooncentrale
balie-key-scopes = Wat mag het systeem?
balie-key-used = Laatst gebruikt: { $when }
balie-key-unused = nog nooit
balie-key-revoke = Intrekken
balie-key-revoked = Ingetrokken
balie-key-revoked-now = De sleutel werkt niet meer.
balie-scope-cases-read = Zaken lezen
balie-scope-cases-write = Zaken indienen en wijzigen
balie-scope-appointments-read = Afspraken lezen
balie-scope-appointments-write = Afspraken maken en verzetten
balie-scope-contact-moments-read = Contactmomenten lezen
balie-scope-contact-moments-write = Contactmomenten vastleggen
balie-scope-channel-advices-write = Kanaaladvies vragen
balie-scope-channel-policies-read = Kanaalbeleid lezen
balie-scope-channel-states-read = Lezen hoe druk het is
balie-scope-channel-states-write = Vertellen hoe druk het is

# Uw eigen account
balie-account-title = Uw account
balie-password-change = Wachtwoord wijzigen
balie-password-change-text = U blijft hier ingelogd. Op andere apparaten logt u opnieuw in.
balie-password-old = Huidig wachtwoord
balie-password-new = Nieuw wachtwoord
balie-password-hint = Ten minste 12 tekens, bijvoorbeeld vier losse woorden.
balie-password-repeated = Nieuw wachtwoord, nog een keer
balie-password-differs = Dit is niet hetzelfde als het nieuwe wachtwoord erboven.
balie-password-change-do = Wachtwoord wijzigen
balie-password-changed = Uw wachtwoord is gewijzigd.

# Terugbellen
balie-call-back = Terugbellen
balie-call-backs = Terugbellen
balie-call-back-late = Te laat
balie-call-back-now = Nu bellen
balie-call-back-later = Straks
balie-call-back-tries = { $n ->
    [one] 1 keer niet bereikt, { $last }
   *[other] { $n } keer niet bereikt, laatst { $last }
}
balie-call-back-end = Afronden
balie-call-back-said = Wat is er besproken?
balie-call-back-said-hint = Alleen nodig als u de huurder sprak.
balie-call-back-do-done = Gebeld
balie-call-back-do-not-reached = Niet bereikt
balie-call-back-do-cancel = Niet meer nodig
balie-call-back-do-stop = Stoppen met bellen
balie-call-back-done = Gebeld. Wat is besproken staat bij de contactmomenten.
balie-call-back-not-reached = Niet bereikt. Het staat voor het volgende uur weer op de lijst. De huurder krijgt een e-mail.
balie-call-back-cancelled = Er hoeft niet meer gebeld te worden.
balie-call-back-stopped = Wij bellen niet meer. De huurder krijgt een e-mail.
balie-call-back-taken = U belt deze huurder.
balie-call-back-released = Een ander kan deze huurder bellen.
balie-today = vandaag
balie-message-call-back = E-mail over terugbellen

# Advies over het kanaal
balie-advice = Welk kanaal past?
balie-advice-intro = Kies waar de huurder voor komt. U krijgt hetzelfde advies als de huurder in Mijn.
balie-advice-channel = Hoe komt de huurder?
balie-advice-emergency = Er is gevaar voor mensen of de woning
balie-advice-ask = Vraag advies
balie-advice-topic-needed = Kies waar het over gaat.
balie-advice-channel-needed = Kies hoe de huurder komt.
balie-advice-why = Lees hoe dit advies tot stand kwam
balie-came-phone = De huurder belt.
balie-came-counter = De huurder staat aan de balie.
balie-came-email = De huurder mailt.
balie-came-letter = De huurder schreef een brief.
balie-came-visit = U bent bij de huurder thuis.
balie-offer-together = Bied aan: samen regelen in Mijn, of u regelt het nu.
balie-offer-follow = Laat in Mijn zien hoe het ermee staat, of vertel het nu.
balie-offer-here = Dat past bij deze vraag. Help de huurder nu.
balie-offer-other = { $channel } past beter. Bied dat aan, of help de huurder nu.
balie-offer-closed = { $channel } past beter, maar is nu dicht. Spreek een tijd af, of help de huurder nu.
balie-offer-equal = Alle kanalen zijn gelijk. Help de huurder nu.
balie-why-title = Waarom dit advies
balie-why-lead = Zo leest de huurder het in Mijn.
balie-why-arm-policy = Deze huurder krijgt het advies van het beleid.
balie-why-arm-hold-out = Deze huurder zit in de vergelijkingsgroep. Daarom zijn alle kanalen gelijk.
balie-why-arm-outside = Dit advies telt niet mee in de vergelijking: een grens bepaalde het.

# Zelf doen of hulp
balie-reliance = Zelf doen of hulp
balie-reliance-none = Hierover is niets bekend.
balie-reliance-everything = Alles
balie-reliance-self = Doet het zelf
balie-reliance-help = Wil graag hulp
balie-reliance-unknown = Niet bekend
balie-reliance-from-tenant = Dat zei de huurder op { $date }; telt tot { $until }.
balie-reliance-from-employee = Een medewerker schreef dat op, { $date }; telt tot { $until }.
balie-reliance-from-observed = Zo ging het op { $date }; telt tot { $until }.
balie-reliance-note = Opschrijven wat de huurder zegt
balie-reliance-question = Wat zegt de huurder?
balie-reliance-hint = De huurder ziet dit in Mijn en kan het veranderen.
balie-reliance-topic-needed = Kies waar het over gaat.
balie-reliance-needed = Kies wat de huurder zegt.
balie-reliance-do = Opschrijven
balie-reliance-noted = Opgeschreven. De huurder ziet het in Mijn.

# Drukte nu
balie-busy-title = Drukte nu
balie-busy-intro = Huurders zien dit in Mijn, en het telt mee in het advies over het kanaal. Buiten de openingstijden telt het niet.
balie-busy-open = Open
balie-busy-away = Niemand
balie-busy-closed = Dicht
balie-busy-untold = Niemand vertelde hoe druk het is.
balie-busy-told-by = { $name } zei dit om { $at }. Het geldt tot { $until }.
balie-busy-staffed = Is er iemand?
balie-busy-ja = Ja
balie-busy-nee = Nee, nu is er niemand
balie-busy-wait = Wachttijd in minuten
balie-busy-wait-hint = Laat dit leeg als u het niet weet.
balie-busy-valid = Hoe lang geldt dit?
balie-busy-quarter = Een kwartier, tot { $until }
balie-busy-hour = Een uur, tot { $until }
balie-busy-day = De rest van de dag, tot { $until }
balie-busy-told = Bewaard. Huurders zien het nu.
balie-busy-none = Nog geen kanaalbeleid
balie-busy-none-text = Hier staan de kanalen waarin een huurder kan wachten, zodra er een beleid geldt.
