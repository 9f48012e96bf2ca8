### De gegevens van een beleid, om te wijzigen. Voor medewerkers: B1, u-vorm.

stuur-change = Wijzigen
stuur-move-up = { $name } omhoog
stuur-move-down = { $name } omlaag
stuur-at-once = Tegelijk per medewerker
stuur-answer = Antwoord binnen
stuur-process-not-yet = { $name } (nog niet online)
stuur-process-hint = Wat de huurder online kan doen bij dit onderwerp.
stuur-topic-level-1 = 1: eenvoudig, meestal in één keer klaar
stuur-topic-level-2 = 2: een paar stappen
stuur-topic-level-3 = 3: moeilijk, vaak is een gesprek nodig

# Formulieren
stuur-setting-back = Terug zonder bewaren
stuur-setting-next = Verder
stuur-setting-remove = Weghalen
stuur-setting-choose = Maak een keuze.
stuur-setting-number = Vul een heel getal in.
stuur-setting-amount = Vul een bedrag in, zoals 6,90.
stuur-setting-consequences = Dit gebeurt er met de regels
stuur-setting-agree = Ja, deze regels mogen weg
stuur-setting-agree-first = Hierdoor vervallen regels. Vink aan dat dit mag, of ga terug.
stuur-setting-rule-gone = Regel { $n } vervalt: { $remark }
stuur-setting-rule-narrowed = Regel { $n } geldt voor minder vragen: { $remark }
stuur-setting-rule-unled = Regel { $n } zet geen kanaal meer vooraan: { $remark }
stuur-setting-objections = Dit houdt live zetten tegen

# Onderwerpen
stuur-topic-add = Onderwerp toevoegen
stuur-topic-change = Onderwerp wijzigen
stuur-topic-lead = Een onderwerp is een vraag, nooit een groep mensen. De regels volgen vanzelf.
stuur-topic-process-wrong = Kies een proces, of geen proces.
stuur-topic-level-wrong = Kies hoe moeilijk het onderwerp is.
stuur-topic-name-nl = Naam in het Nederlands
stuur-topic-name-en = Naam in het Engels
stuur-topic-remove = { $name } weghalen
stuur-topic-remove-lead = Geen enkele regel noemt alleen dit onderwerp. Huurders kunnen het straks niet meer kiezen. Komt het later terug, dan begint het tellen opnieuw.
stuur-topic-remove-rules = Huurders kunnen dit onderwerp straks niet meer kiezen. Komt het later terug, dan begint het tellen opnieuw. Ook de regels veranderen.
stuur-topic-gone = Dit onderwerp staat niet meer in deze versie. Iemand haalde het weg.
stuur-move-stale = Iemand anders veranderde deze versie. Er is niets verplaatst: kijk naar de volgorde en probeer het opnieuw.

# Kanalen
stuur-channel-add = Kanaal toevoegen
stuur-channel-add-lead = Kies een kanaal. Het is daarna open in elke regel, tot u iets anders kiest.
stuur-channel-new = { $name } toevoegen
stuur-channel-change = { $name } wijzigen
stuur-channel-lead = Minder tijden of mensen dan nu kan alleen met een reden. Trager worden dan vroeger kan niet.
stuur-channel-open-always = altijd open
stuur-channel-open-hours = op deze tijden
stuur-channel-week = Open in een gewone week
stuur-channel-week-hint = Schrijf de tijden zo: 9:00-12:30, 13:30-19:00. Een lege dag is dicht.
stuur-channel-holidays = Ook open op feestdagen en gesloten dagen
stuur-channel-people = Kosten en mensen
stuur-channel-cost = Kosten per contact
stuur-channel-cost-hint = Alles bij elkaar: loon, systemen, huisvesting.
stuur-channel-staff = Mensen tegelijk aan het werk
stuur-channel-staff-hint = Leeg betekent: zelfbediening.
stuur-channel-at-once = Gesprekken tegelijk per medewerker
stuur-channel-answer-within = Antwoord binnen (minuten)
stuur-channel-answer-within-hint = Waar u naar streeft.
stuur-channel-baseline = Antwoord binnen (minuten), voordat u ging sturen
stuur-channel-baseline-hint = Dit ligt vast zodra het beleid geldt.
stuur-channel-baseline-fixed = Dit ligt vast: trager dan dit mag nooit.
stuur-channel-because = Reden, als huurders u hier minder bereiken
stuur-channel-because-hint = Huurders en hun organisatie lezen deze reden.
stuur-channel-remove = { $name } weghalen
stuur-channel-remove-lead = De kolom van dit kanaal verdwijnt uit de tabel. Huurders zien het straks niet meer.
stuur-channel-remove-because = Waarom gaat dit kanaal weg?
stuur-channel-remove-because-hint = Nodig als het kanaal nu geldt. Huurders en hun organisatie lezen deze reden.
stuur-channel-gone = Dit kanaal staat niet meer in deze versie. Iemand haalde het weg.
stuur-channel-always-and-hours = U koos altijd open, maar vulde ook tijden in. Kies op deze tijden, of maak de tijden leeg.
stuur-channel-unreachable = Huurders zien dit kanaal niet: het nummer of adres ontbreekt in de installatie.
stuur-channel-unreachable-whatsapp = Huurders zien dit kanaal niet: in de installatie ontbreekt het nummer (association.whatsapp).
stuur-channel-unreachable-chat = Huurders zien dit kanaal niet: in de installatie ontbreekt de pagina met de chat (association.chat-url).
stuur-channel-unreachable-sms = Huurders zien dit kanaal niet: u stuurt wel sms, maar zij kunnen u niets sms'en.
stuur-channel-unreachable-visit = Huurders kiezen dit niet zelf: een bezoek spreekt u af langs een ander kanaal.

# De rest
stuur-setting-naam = Titel en doel
stuur-setting-title = Titel
stuur-setting-purpose = Doel
stuur-setting-purpose-hint = Dit staat ook in het algoritmeregister.
stuur-naming-change = Titel en doel wijzigen
stuur-setting-dagen = Gesloten dagen
stuur-setting-dagen-lead = Op feestdagen en gesloten dagen is een kanaal dicht, tenzij het dan ook open is.
stuur-days-none = Alleen de gewone feestdagen.
stuur-days-change = Gesloten dagen wijzigen
stuur-setting-good-friday = Dicht op Goede Vrijdag
stuur-setting-liberation = Bevrijdingsdag
stuur-setting-liberation-every-year = elk jaar dicht
stuur-setting-liberation-lustrum-years = alleen dicht in jaren als 2030 en 2035
stuur-setting-liberation-never = gewoon open
stuur-setting-closed-days = Eigen gesloten dagen
stuur-setting-day-gone = Weghalen: { $day } ({ $name })
stuur-setting-day = Nog een dag
stuur-setting-day-name = Naam van die dag
stuur-setting-day-name-missing = Geef de dag een naam, zoals brugdag.
stuur-setting-day-wrong = Vul een dag in, zoals 24-12-2026.
stuur-setting-beloning = Beloning voor wie het zelf regelt
stuur-setting-beloning-lead = Eerdere tijden komen altijd uit tijden die erbij kwamen. Wie belt, wacht nooit langer.
stuur-rewards-change = Beloning wijzigen
stuur-setting-visits-baseline = Tijden per week voor iedereen, zoals vroeger
stuur-setting-visits-added = Tijden per week die erbij kwamen
stuur-setting-visits-kept = Tijden per week apart voor zelf regelen
stuur-setting-visits-because = Reden, als er minder tijden voor iedereen zijn
stuur-setting-vergelijking = Vergelijkingsgroep
stuur-setting-vergelijking-lead = Een klein deel van de huurders stuurt u niet. Zo ziet u of sturen werkt.
stuur-hold-out-change = Vergelijkingsgroep wijzigen
stuur-setting-percent = Deel van de huurders, in procent
stuur-setting-percent-hint = Van 0 tot en met 50. Vijf is gewoon.
stuur-setting-percent-wrong = Vul een getal in van 0 tot en met 50.
stuur-setting-salt = Woord voor de loting
stuur-setting-salt-hint = Dit woord bepaalt wie in de groep zit. Een ander woord loot opnieuw. Cijfers van voor en na zijn dan niet te vergelijken.
stuur-setting-minder = Minder bereikbaar
stuur-setting-minder-lead = Bereiken huurders u ergens minder dan nu? Dan staat hier waarom, open en eerlijk.
stuur-reductions-none = Nergens minder dan eerst.
stuur-reductions-change = Redenen wijzigen
stuur-setting-reason-hint = Maak het leeg om deze reden weg te halen.
stuur-setting-reason-channel = Nog een kanaal
stuur-setting-reason-because = Reden bij dat kanaal
stuur-emergency-phone = Bij gevaar bellen huurders { $phone }, dag en nacht. Dat nummer stelt uw beheerder in.
stuur-emergency-none = Er is geen noodnummer. Uw beheerder stelt dat in, los van dit beleid.
stuur-parameters-source-change = Als tekst wijzigen
stuur-parameters-source-show = Toon de tekst

# Hoe regels samen tellen
stuur-hit-policy = Hoe de regels tellen
stuur-hit-unique-name = U: precies één regel past
stuur-hit-any-name = A: regels die samen passen, zeggen hetzelfde
stuur-hit-first-name = F: de eerste regel die past, geldt
stuur-hit-priority-name = P: het antwoord dat voorgaat, geldt

# Een tabel uit een ander programma
stuur-import = Tabel invoeren
stuur-import-lead = Tekende u de regels in een DMN-programma? Lees ze hier in. Er komt een concept, dat u daarna bewijst.
stuur-import-table = Tabel (DMN)
stuur-import-table-hint = Een bestand van ten hoogste { $n } MB, met ten hoogste { $rules } regels en { $columns } kolommen. Haal de tabel van een versie op bij Verloop, Uitvoer.
stuur-import-parameters = Instellingen (TOML)
stuur-import-parameters-hint = Laat dit leeg om de onderwerpen en kanalen van nu te houden.
stuur-import-take = Invoeren
stuur-import-none = Kies een bestand met de tabel.
stuur-import-unreadable = Dit bestand is niet te lezen als DMN-tabel. Zo zegt het leesprogramma het: { $reason }
stuur-import-cell = { $told } Zo zegt het leesprogramma het: { $reason }
stuur-import-too-large = Dit bestand is te groot.
stuur-import-no-text = Dit bestand is geen tekst. Kies een DMN-bestand.
stuur-import-done = De tabel is ingevoerd als concept.
stuur-import-note = Ingevoerd uit { $name }
