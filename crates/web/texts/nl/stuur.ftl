# Stuur: wat de manager van de dienstverlening leest.

stuur-name = Stuur
stuur-to-balie = Balie
stuur-nav-journeys = Klantreizen
stuur-nav-policy = Kanaalbeleid
stuur-nav-measures = Meten
stuur-all = Alle vragen
stuur-period = Periode
stuur-period-own = Zelf kiezen
stuur-period-from = Vanaf
stuur-period-until = Tot en met
stuur-period-from-until = Van { $from } tot en met { $until }
stuur-period-no-from = Kies de eerste dag. We tonen nu de laatste 90 dagen.
stuur-period-no-until = Kies de laatste dag. We tonen nu de laatste 90 dagen.
stuur-period-reversed = De eerste dag ligt na de laatste. We tonen nu de laatste 90 dagen.
stuur-period-days = Laatste { $n } dagen
stuur-show = Toon
stuur-generated = Deze contacten zijn bedacht voor de voorbeeldcorporatie. Het gedrag lijkt op echt gedrag.
stuur-too-few = te weinig
stuur-unknown = niet bekend
stuur-share = { $share } % ({ $low } tot { $high }), n = { $n }
stuur-time = { $time }, n = { $n }

# Klantreizen
stuur-journeys-title = Klantreizen
stuur-journeys-intro = Zo gaan vragen van huurders nu langs de kanalen. Een lint is zo breed als het aantal vragen.
stuur-journeys-empty = In deze periode zijn er geen contacten
stuur-journeys-empty-text = Kies een langere periode of een ander onderwerp.
stuur-few = Dit zijn minder dan tien vragen
stuur-few-text = Over zo weinig vragen tonen we niets. Anders is te zien om wie het gaat. Kies een langere periode, of alle onderwerpen en groepen.
stuur-few-widest = Toon alle vragen van een jaar
stuur-figures = De cijfers
stuur-figure-questions = Vragen
stuur-figure-solved = In één keer opgelost
stuur-figure-switched = Overgestapt naar een ander kanaal
stuur-figure-fell-back = Digitaal begonnen, toch een medewerker
stuur-figure-response = Eerste antwoord (midden)
stuur-lost = Waar raken we mensen kwijt?
stuur-following = Zoals gewenst verloopt { $share }.
stuur-as-table = Toon als tabel
stuur-map-table = De overgangen van de kaart, de breedste eerst

# Meten
stuur-measures-title = Meten
stuur-measures-intro = Elk getal staat met zijn marge en het aantal waarover het gaat. Minder dan tien tonen we niet.
stuur-measures-how = Een vraag is in één keer opgelost als de huurder binnen zeven dagen niet terugkomt met hetzelfde onderwerp. De marge geldt met 95 % zekerheid.
stuur-by-all = In het geheel
stuur-by-channel = Naar het kanaal waarin de vraag begon
stuur-by-topic = Naar onderwerp
stuur-by-both = Naar onderwerp en kanaal
stuur-by-month = Naar maand
stuur-column-all = Wat
stuur-column-channel = Kanaal
stuur-column-topic = Onderwerp
stuur-column-both = Onderwerp en kanaal
stuur-column-month = Maand
stuur-download = Download als CSV

# Kanaalbeleid
stuur-policy = Kanaalbeleid
stuur-policy-lead = Welk kanaal past bij welke vraag en welke huurder. Elke versie is bewezen voordat zij live gaat.
stuur-policy-begin = Nieuwe versie maken
stuur-policy-begun = Er is een nieuwe versie, gelijk aan de vorige. Verander wat anders moet.
stuur-policy-none = Er is nog geen kanaalbeleid
stuur-policy-none-text = Maak een eerste versie. U begint met het standaardbeleid.
stuur-policy-versions = Versies van het kanaalbeleid
stuur-policy-version = Versie
stuur-policy-title = { $title }, versie { $n }
stuur-policy-state = Stand
stuur-policy-from = Geldt vanaf
stuur-policy-changed = Laatst gewijzigd
stuur-policy-changed-by = { $when }, { $name }
stuur-policy-live-from = vanaf { $day }
stuur-policy-mark = kenmerk { $hash }
stuur-state-draft = Concept
stuur-state-checked = Bewezen
stuur-state-advised = Advies ontvangen
stuur-state-approved = Goedgekeurd
stuur-state-live = Geldt nu
stuur-state-waiting = Gaat nog gelden
stuur-state-retired = Vervallen

# De tabel
stuur-table = Regels
stuur-table-caption = De regels van het beleid: links de vraag en de huurder, rechts hoe wij met elk kanaal omgaan
stuur-table-help = Open een cel om waarden aan te vinken. Niets aangevinkt betekent: maakt niet uit.
stuur-table-keep = Bewaren
stuur-table-check = Controleren
stuur-table-kept = De tabel is bewaard.
stuur-table-unsaved = Nog niet bewaard.
stuur-table-too-long = Een tabel heeft hier ten hoogste { $most } regels. Er is niets bewaard en niets weggelaten. Haal regels weg, of teken de tabel in een DMN-programma.
stuur-table-refused = De tabel kan zo niet bewaard worden.
stuur-table-stale = Iemand anders veranderde deze versie. Wat u invulde staat hieronder; bewaar opnieuw om het te houden.
stuur-rule = Regel
stuur-rule-number = Regel { $n }
stuur-rule-add = Regel toevoegen
stuur-rule-remark = Waarom
stuur-rule-remark-of = Waarom regel { $n }
stuur-rule-actions = Doen
stuur-rule-up = Regel { $n } omhoog
stuur-rule-down = Regel { $n } omlaag
stuur-rule-copy = Regel { $n } kopiëren
stuur-rule-remove = Regel { $n } weghalen
stuur-cell-any = maakt niet uit
stuur-cell-any-hint = Niets aangevinkt betekent: maakt niet uit.
stuur-cell-of = { $column }, regel { $n }
stuur-column-stimulus = Wat het oplevert
stuur-column-reason = Reden voor de huurder
stuur-process-none = geen proces
stuur-process-absent = nog niet online
stuur-input-topic = Onderwerp
stuur-input-process = Proces
stuur-input-complexity = Moeilijkheid
stuur-input-self-reliance = Kan de huurder het zelf
stuur-input-preference = Voorkeur van de huurder
stuur-input-case-open = Loopt er al iets
stuur-input-emergency = Gevaar
stuur-input-office-open = Zijn wij open
stuur-input-phone-wait = Wachttijd telefoon
stuur-reason-emergency = gevaar: bel nu
stuur-reason-help-wanted = wil hulp
stuur-reason-choose-freely = kies zelf
stuur-reason-simple-online = online is het snelst
stuur-reason-times-online = online ziet u alle tijden
stuur-reason-step-by-step = online stap voor stap
stuur-reason-talk-is-best = praten werkt beter
stuur-reason-follow-online = volg het online
stuur-reason-phone-busy = het is druk aan de telefoon

# Het bewijs
stuur-proof = Bewijs
stuur-proof-holds = Volledig en zonder tegenspraak. Voor alle { $n } soorten huurders en vragen is er een antwoord, en geen grens wordt overschreden.
stuur-proof-unreachable = Deze regel geldt nooit: andere regels gaan altijd voor.
stuur-proof-busy = Nog niet nagekeken: u bent aan het wijzigen.
stuur-proof-unknown = Niet nagekeken: er kwam geen antwoord. Kies Controleren, of meld u opnieuw aan.
stuur-proof-large = Niet nagekeken: de tabel is te groot om te versturen.
stuur-proof-fails = { $n ->
    [one] Eén bezwaar: deze versie kan zo niet live.
   *[other] { $n } bezwaren: deze versie kan zo niet live.
}

# Wat er verder gebeurt
stuur-next = Volgende stap
stuur-step-note = Toelichting
stuur-step-from = Geldt vanaf
stuur-step-from-wrong = Vul een dag in vanaf vandaag.
stuur-step-check = Bewijzen en vastleggen
stuur-step-check-text = De versie wordt bewezen. Verandert de tabel daarna nog, dan begint het opnieuw.
stuur-step-advise = Advies vastleggen
stuur-step-advise-text = Leg vast wat de huurdersorganisatie adviseert.
stuur-step-approve = Goedkeuren
stuur-step-approve-text = Leg vast wie besloten heeft, en waarom.
stuur-step-publish = Live zetten
stuur-step-publish-text = De versie geldt vanaf deze dag. De vorige vervalt dan.
stuur-step-retire = Laten vervallen
stuur-step-retire-text = Deze versie gaat dan niet gelden. Wat nu geldt, blijft gelden.
stuur-step-done = Vastgelegd.
stuur-step-unsaved = De tabel is veranderd en nog niet bewaard. Kies eerst Bewaren; daarna kan deze stap.
stuur-no-emergency-phone = Let op: er is geen noodnummer ingesteld (association.emergency-phone). Buiten openingstijden kan niemand ons bellen bij gevaar.
stuur-more = Ook met deze versie
stuur-policy-begin-from = Nieuwe versie hiervan maken
stuur-policy-discarded = De versie is weggegooid.
stuur-discard = Deze versie weggooien
stuur-discard-text = De tabel en de instellingen van deze versie verdwijnen. In het logboek blijft staan dat zij er was.
stuur-discard-now = Weggooien
stuur-discard-stale = Iemand anders veranderde deze versie. Bekijk haar eerst opnieuw.
stuur-hit-unique = Bij elke vraag past precies één regel. De volgorde van de regels maakt niet uit.
stuur-hit-any = Passen er meer regels bij een vraag, dan zeggen zij hetzelfde. De volgorde maakt niet uit.
stuur-hit-priority = Passen er meer regels bij een vraag, dan geldt het antwoord dat voorgaat. De volgorde van de antwoorden bepaalt dat.
stuur-hit-first = Van boven naar beneden: de eerste regel die past, geldt.
stuur-hit-several = Passen er meer regels bij een vraag, dan tellen zij samen.

# Andere bladen van een versie
stuur-tab-table = Regels
stuur-tab-try = Uitproberen
stuur-tab-parameters = Kanalen en onderwerpen
stuur-tab-history = Verloop
stuur-tab-difference = Verschil
stuur-tab-decisions = Besluiten
stuur-try-lead = Kies een huurder en een vraag. U ziet wat deze versie adviseert. Er wordt niets vastgelegd.
stuur-try = Uitproberen
stuur-try-answer = Advies
stuur-try-rules = Regels
stuur-try-guards = Grenzen
stuur-try-otherwise = Wanneer anders
stuur-try-none = geen
stuur-try-topic = Onderwerp
stuur-try-complexity = Moeilijkheid van de vraag
stuur-try-self-reliance = Wat de huurder zelf kan
stuur-try-preference = Wat de huurder het liefst gebruikt
stuur-try-case-open = Loopt er hierover al iets
stuur-try-emergency = Is er gevaar
stuur-try-wait = Wachttijd aan de telefoon, in minuten
stuur-try-wait-hint = Laat leeg als die niet bekend is.
stuur-try-hour = Wanneer de huurder het vraagt
stuur-try-typed = U probeert de tabel zoals u haar invulde. Zij is nog niet bewaard.
stuur-try-back = Terug naar de tabel
stuur-try-set-aside = Niet gevolgd
stuur-way-preferred = voorop
stuur-way-open = open
stuur-way-discouraged = achteraan
stuur-way-closed = nu dicht
stuur-otherwise = Bij { $changes } staat { $channel } voorop.
stuur-channel = Kanaal
stuur-channels = Kanalen
stuur-hours = Open
stuur-always-open = altijd
stuur-cost = Kosten per contact
stuur-staff = Mensen tegelijk
stuur-self-service = geen, zelfbediening
stuur-topic = Onderwerp
stuur-topics = Onderwerpen
stuur-process = Online proces
stuur-complexity = Moeilijkheid
stuur-hold-out = Vergelijkingsgroep
stuur-hold-out-text = { $percent } procent van de huurders ziet geen sturing. Zo meten wij of het beleid werkt. De beloning krijgen zij wel: eerdere tijden zijn er voor iedereen die het online regelt. Zij zien alleen de uitnodiging niet.
stuur-arms = Gestuurd naast vergelijkingsgroep
stuur-arms-how = Vergeleken over het laatste jaar, veertien dagen na elk eerste advies waarbij sturing verschil kon maken. Van wie daarna kwam, staat hier hoeveel er het eerst online kwamen, en hoeveel er in één keer klaar waren. Groepen van minder dan tien mensen laten wij niet zien.
stuur-arm = Groep
stuur-arm-steered = Gestuurd
stuur-arm-held-out = Vergelijkingsgroep
stuur-arm-difference = Verschil
stuur-arm-online = Eerst online
stuur-rewards = Beloning
stuur-rewards-text = { $kept } tijden per week apart voor wie het zelf regelt, uit { $added } tijden die erbij zijn gekomen bovenop { $baseline }.
stuur-rewards-hours = In de agenda's staan nu { $hours } uur per week extra, bij { $people ->
        [one] 1 inspecteur
       *[other] { $people } inspecteurs
    }.
stuur-rewards-none = Let op: in de agenda's staan nog geen extra uren. Wie het zelf regelt, krijgt dus geen eerdere tijden. De beheerder stelt ze in bij Instellingen, Inspecteurs.
stuur-parameters-kept = De instellingen zijn bewaard.
stuur-parameters-source = De instellingen als tekst
stuur-parameters-help = Onderwerpen, kanalen, tijden, kosten en de vergelijkingsgroep staan in deze tekst (TOML). Bij bewaren wordt alles nagekeken.
stuur-difference-lead = Wat er anders is dan in versie { $n }.
stuur-difference-none = Er is niets anders.
stuur-difference-first = Dit is de eerste versie.
stuur-decisions-lead = Wie wat besloot, en wanneer.
stuur-export = Uitvoer
stuur-export-dmn = Tabel als DMN
stuur-export-register = Velden voor het Algoritmeregister
