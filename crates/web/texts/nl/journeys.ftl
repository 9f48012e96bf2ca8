### Klantreizen: wie erachter zit, de gewenste reis, logboeken van andere systemen.

## De kaart
stuur-colour = Kleur van de linten
stuur-colour-waiting = Wachttijd
stuur-colour-satisfaction = Tevredenheid
stuur-unknown-topic = Het onderwerp ‘{ $value }’ kennen we niet. U ziet alle onderwerpen.
stuur-unknown-group = De groep ‘{ $value }’ kennen we niet. U ziet iedereen.
stuur-unknown-period = De periode ‘{ $value }’ kennen we niet. U ziet de laatste 90 dagen.
stuur-unknown-colour = De kleur ‘{ $value }’ kennen we niet. De linten tonen de wachttijd.
stuur-map-click = Klik op een lint om te zien om wie het gaat. Dat u kijkt, wordt vastgelegd.
stuur-map-skip = Sla de linten over
stuur-map-svg = Kaart als plaatje
stuur-map-csv = Kaart als CSV
stuur-map-file-contact = Na contact
stuur-map-file-from = Van
stuur-map-file-to = Naar
stuur-map-file-questions = Vragen
stuur-map-file-share = Aandeel (deel van 1)
stuur-map-file-waiting = Wachten, midden (uren)
stuur-map-file-satisfaction = Tevreden (1 tot 5)
stuur-map-file-cost = Kosten (euro)
stuur-group = Groep
stuur-group-all = Iedereen
stuur-figure-cost = Kosten per opgeloste vraag
stuur-figure-handling = Doorlooptijd (midden)
stuur-figure-on-time = Op tijd klaar
stuur-cost-between = { $cost } ({ $low } tot { $high })
stuur-euros = € { $amount }
stuur-amount = { $amount } ({ $low } tot { $high }), n = { $n }
stuur-switches = Overstappen
stuur-switches-lead = Van het kanaal links naar het kanaal boven, binnen dezelfde vraag. Hoe donkerder, hoe vaker.
stuur-switches-caption = Hoe vaak huurders van het ene naar het andere kanaal gaan
stuur-switches-from = Van

## Waar we mensen kwijtraken
stuur-wanted = Gewenste reis
stuur-wanted-is = Zo zou het moeten gaan:
stuur-wanted-usual = Er is nog geen gewenste reis getekend. We vergelijken met een vraag die in één contact klaar is:
stuur-wanted-change = Teken de gewenste reis
stuur-any-channel = één contact
stuur-or = of
stuur-step-optional = { $step } (mag worden overgeslagen)
stuur-step-repeats = { $step } (mag vaker)
stuur-step-both = { $step } (mag vaker, mag worden overgeslagen)
stuur-departure-before = { $channel }, nog vóór { $step }
stuur-departure-extra = Komt terug na { $step }, via { $channel }
stuur-departure-missing = Komt niet: { $step }
stuur-departure-channel = { $channel } in plaats van { $step }
stuur-lost-most = Het meeste verliest u hier: { $what }. Aandeel: { $share }. Kosten: { $cost }.
stuur-lost-caption = De vijf duurste afwijkingen van de gewenste reis
stuur-lost-what = Wat er gebeurt
stuur-lost-share = Aandeel van de vragen
stuur-lost-cost = Kosten
stuur-lost-how = De kosten volgen uit de kosten per contact in het kanaalbeleid. De marge geldt met 95 % zekerheid. Over minder dan tien mensen tonen we niets.

## De gewenste reis tekenen
stuur-wanted-of = Over { $topic }.
stuur-wanted-of-all = Voor alle onderwerpen zonder eigen gewenste reis.
stuur-wanted-lead = Elke stap is een contact. Kies per stap de kanalen die goed zijn, en welk kanaal u het liefst ziet.
stuur-wanted-first = Eerste keus
stuur-wanted-first-hint = Dit kanaal telt altijd mee in deze stap.
stuur-wanted-first-none = Geen eerste keus
stuur-wanted-step = Stap { $n }
stuur-wanted-optional = Mag worden overgeslagen
stuur-wanted-repeats = Mag vaker gebeuren
stuur-wanted-up = Stap { $n } omhoog
stuur-wanted-down = Stap { $n } omlaag
stuur-wanted-remove = Stap { $n } weghalen
stuur-wanted-add = Stap toevoegen
stuur-wanted-keep = Bewaren
stuur-wanted-kept = De gewenste reis is bewaard.
stuur-wanted-wrong = Deze reis kan zo niet bewaard worden. Kies bij elke stap een kanaal.
stuur-wanted-stale = Iemand anders veranderde deze reis. Open de pagina opnieuw.
stuur-wanted-no-channel = Kies minstens één kanaal voor deze stap.

## Wie erachter zit
stuur-people-title = Om wie het gaat
stuur-people-back = Terug naar de klantreizen
stuur-people-ribbon = Van { $from } naar { $to }, na het { $step }e contact.
stuur-people-total = { $n ->
    [one] Eén vraag.
   *[other] { $n } vragen.
}
stuur-people-recorded = Vastgelegd is dat u deze mensen zag, wanneer, en bij welk cijfer.
stuur-people-caption = De vragen achter dit cijfer, de nieuwste eerst
stuur-people-who = Huurder
stuur-people-contacts = Contacten
stuur-people-case = Zaak
stuur-people-open = Open de zaak
stuur-people-page = Pagina { $n } van { $of }
stuur-people-column = Mensen
stuur-people-see = Bekijk

## Logboeken van andere systemen
stuur-logs-link = Ander logboek bekijken
stuur-logs-back = Terug naar de klantreizen
stuur-logs-title = Logboeken van andere systemen
stuur-logs-lead = Zet hier een bestand uit uw klantsysteem neer. U ziet dezelfde kaart en dezelfde cijfers. Daarna haalt u het weer weg.
stuur-logs-put = Bestand neerzetten
stuur-logs-file = Bestand
stuur-logs-file-hint = CSV, XES of OCEL 2.0, ook ingepakt met gzip. Hooguit { $n } MB. Zet er niet meer gegevens in dan nodig.
stuur-logs-upload = Neerzetten en lezen
stuur-logs-here = Wat er staat
stuur-logs-none = Er staat nog geen logboek
stuur-logs-none-text = Zet hierboven een bestand neer.
stuur-logs-size = Grootte
stuur-logs-by = Door
stuur-logs-when = Wanneer
stuur-logs-all = Alle logboeken
stuur-log-kilobytes = { $n } kB
stuur-log-megabytes = { $n } MB
stuur-log-about = { $size }, neergezet door { $name }, { $when }.
stuur-log-put = Het bestand is neergezet.
stuur-log-removed = Het bestand is weg.
stuur-log-none = Kies eerst een bestand.
stuur-log-too-large = Dit bestand is te groot. Neem een kortere periode, of pak het in met gzip.
stuur-log-too-many = Er staan al twintig logboeken. Haal er eerst een weg.
stuur-log-broken-off = Het bestand kwam niet goed over. Probeer het opnieuw.
stuur-logs-kept = { $n ->
    [one] Na één dag
   *[other] Na { $n } dagen
} gaat het vanzelf weg.
stuur-logs-goes = Gaat vanzelf weg
stuur-log-goes = Het gaat vanzelf weg op { $when }.
stuur-log-tab = tab
stuur-log-objects = objecten van het soort { $type }
stuur-log-time-as = { $column }, zoals { $example }
stuur-log-within = Binnen hoeveel dagen klaar
stuur-log-within-hint = Staat er geen kolom met het beloofde moment? Kies dan een aantal dagen.
stuur-log-within-none = Niet afgesproken
stuur-log-within-days = { $n ->
    [one] Binnen één dag
   *[other] Binnen { $n } dagen
}
stuur-log-whole-cases = Dit logboek noemt het kanaal één keer per zaak. Of mensen terugkwamen of overstapten, is daarom niet bekend.
stuur-log-cases = Zaken
stuur-log-channels = Kanaal per onderwerp
stuur-log-channels-lead = Zaken naar het kanaal waarin ze begonnen. Minder dan tien zaken tonen we niet, en ook niets over minder dan tien mensen.
stuur-log-on-time = Op tijd klaar, per onderwerp
stuur-log-all-cases = Alle zaken
stuur-log-no-topic = Zonder onderwerp
stuur-log-rest = Andere onderwerpen
stuur-log-rest-channels = Andere kanalen
stuur-log-steps = Deze kaart toont de stappen van { $n ->
    [one] één zaak
   *[other] { $n } zaken
}.
stuur-log-steps-first = Deze kaart toont de stappen van { $n ->
    [one] één zaak
   *[other] { $n } zaken
}. De meeste beginnen met { $step }.
stuur-log-rows-see = Bekijk de eerste regels
stuur-log-rows-will = Er kunnen namen en adressen in staan. Dat u kijkt, wordt vastgelegd.
stuur-log-rows-recorded = Vastgelegd is dat u deze regels zag.
stuur-log-map = Klantreizen in dit logboek
stuur-log-counts = { $events ->
    [one] Eén gebeurtenis
   *[other] { $events } gebeurtenissen
} in { $cases ->
    [one] één zaak
   *[other] { $cases } zaken
}.
stuur-log-too-few = Er zijn te weinig zaken met dezelfde route om een kaart te tekenen.
stuur-log-checked = Wat we vonden
stuur-log-format = Soort bestand
stuur-log-encoding = Tekens
stuur-log-delimiter = Scheidingsteken
stuur-log-case = Zaak
stuur-log-case-hint = De kolom die zegt bij welke zaak een regel hoort. In OCEL: het soort object.
stuur-log-person = Persoon
stuur-log-person-hint = Geen zaak? Dan maken we zaken van wie vraagt en waarover.
stuur-log-topic = Onderwerp
stuur-log-activity = Wat er gebeurde
stuur-log-channel = Kanaal
stuur-log-resource = Wie het deed
stuur-log-time = Wanneer
stuur-log-time-too = Tweede moment
stuur-log-time-too-hint = Staat er een zaak op elke regel? Kies dan bijvoorbeeld geopend en gesloten.
stuur-log-due = Uiterlijk klaar
stuur-log-days = Datums
stuur-log-days-day-first = Dag eerst: 31-3-2026
stuur-log-days-month-first = Maand eerst: 3/31/2026
stuur-log-found-by-itself = Zoek het zelf op
stuur-log-refused-lead = { $n ->
    [one] Eén regel kon niet gelezen worden.
   *[other] { $n } regels konden niet gelezen worden. De eerste staan hieronder.
}
stuur-log-refused-none = Elke regel kon gelezen worden.
stuur-log-unnamed = kolom { $n }
stuur-log-refused = Regels die niet gelezen konden worden
stuur-log-line = Regel
stuur-log-why = Waarom
stuur-log-detail = Wat er stond
stuur-log-refused-no-case = Er staat niet bij welke zaak dit hoort.
stuur-log-refused-no-activity = Er staat niet wat er gebeurde.
stuur-log-refused-no-time = Er staat niet wanneer.
stuur-log-refused-bad-time = Het moment is niet te lezen.
stuur-log-refused-wrong-length = De regel heeft meer of minder velden dan de eerste.
stuur-log-refused-open-quote = Er staat een aanhalingsteken dat nergens sluit.
stuur-log-refused-dangling = Dit wijst naar iets dat er niet is.
stuur-log-odd = Wat opvalt
stuur-log-odd-order = Niet op volgorde van tijd, en gesorteerd: { $n } keer.
stuur-log-odd-double = Staat er meer dan eens: { $n } keer. Alle tellen mee.
stuur-log-odd-negative = Klaar voordat het begon: { $n } keer. Dat telt niet mee in tijden.
stuur-log-odd-same-name = Twee zaken met dezelfde naam, samen genomen: { $n } keer.
stuur-log-odd-no-events = Zaken zonder gebeurtenissen, weggelaten: { $n }.
stuur-log-odd-no-name = Zaken zonder naam, die er een kregen: { $n }.
stuur-log-odd-encoding = Andere tekens dan de rest, gelezen als Windows-1252: { $n } keer.
stuur-log-odd-days = Niet te zien of dag of maand eerst staat: { $n } keer. Kies het hieronder.
stuur-log-odd-shared = Hoort bij meer dan één zaak, en telt bij elke mee: { $n } keer.
stuur-log-odd-not-about = Hoort bij geen enkele zaak, weggelaten: { $n } keer.
stuur-log-odd-nameless-column = Kolommen zonder naam, weggelaten: { $n }.
stuur-log-odd-same-column = Kolommen met dezelfde naam, die er een andere kregen: { $n }.
stuur-log-odd-almost-same = Namen die alleen in spaties verschillen, en apart tellen: { $n }.
stuur-log-odd-far-moment = Een datum die waarschijnlijk “nooit” betekent: { $n } keer.
stuur-log-odd-too-many-facts = Er zijn te veel kolommen. Weggelaten waarden: { $n }.
stuur-log-choose = Zeg wat de kolommen betekenen
stuur-log-columns = Wat de kolommen betekenen
stuur-log-sample = De eerste regels van het bestand
stuur-log-read = Lezen
stuur-log-remove-title = Weghalen
stuur-log-remove-text = Het bestand gaat weg, met alles wat eruit gelezen is.
stuur-log-remove = Haal dit logboek weg
stuur-log-error-unreadable = Het bestand is niet tot het einde te lezen. Pak het opnieuw in, of zet het opnieuw neer.
stuur-log-error-too-large = Uitgepakt is dit bestand groter dan { $n } MB. Neem een kortere periode of minder kolommen.
stuur-log-error-empty = Er staat niets in dit bestand.
stuur-log-error-unknown = Dit is geen CSV, XES of OCEL 2.0. Bewaar het logboek als CSV en zet dat neer.
stuur-log-error-not-found = We weten niet welke kolom dit is: { $role }. Kies die hieronder.
stuur-log-error-no-column = Er is geen kolom ‘{ $column }’. Kies een andere.
stuur-log-error-no-moments = In de kolom ‘{ $column }’ staan geen momenten. De eerste waarde is ‘{ $example }’. Kies een andere kolom.
stuur-log-error-no-objects = Kies welk soort object de zaak is: { $types }.
stuur-log-error-line = Regel { $line } is niet te lezen. { $reason } Zet het bestand opnieuw over uit uw systeem.
stuur-log-error-file = Dit bestand is niet te lezen. { $reason } Zet het opnieuw over uit uw systeem.
stuur-log-error-foreign = Dit is { $what }, geen logboek. Bewaar het logboek als CSV en zet dat neer.
stuur-log-detail-empty = De kolom ‘{ $column }’ is leeg.
stuur-log-detail-nothing-filled = Geen enkel moment is ingevuld.
stuur-log-detail-no-case-column = Er is geen kolom voor de zaak.
stuur-log-detail-not-like = { $column }: ‘{ $value }’ is geen moment zoals { $example }.
stuur-log-detail-other-length = Aantal velden: { $found }. De eerste regel heeft er { $expected }.
stuur-log-detail-open-quote = Een aanhalingsteken gaat open en niet dicht.
stuur-log-detail-lacks = De gebeurtenis heeft geen ‘{ $what }’.
stuur-log-detail-no-moment = ‘{ $value }’ is geen moment.
stuur-log-detail-no-moment-of = Gebeurtenis { $event }: ‘{ $value }’ is geen moment.
stuur-log-detail-no-type = Gebeurtenis { $event } heeft geen soort.
stuur-log-detail-no-object = Gebeurtenis { $event } gaat over iets zonder naam.
stuur-log-detail-dangling = Gebeurtenis { $event } gaat over { $object }. Dat staat niet in het bestand.
stuur-log-detail-line = Regel { $line }.
stuur-log-detail-called = Regel { $line }, nu ‘{ $name }’ genoemd.
stuur-log-detail-no-events = Regel { $line }: zaak { $case }.
stuur-log-detail-after = Zaak { $case }: ‘{ $activity }’ op { $moment } staat na een gebeurtenis op { $other }.
stuur-log-detail-more-than-once = Zaak { $case }: ‘{ $activity }’ op { $moment } staat er meer dan eens.
stuur-log-detail-at = Zaak { $case }: ‘{ $activity }’ op { $moment }.
stuur-log-detail-before = Regel { $line }: { $end } ({ $moment }) ligt voor { $start } ({ $other }).
stuur-log-detail-two-activities = ‘{ $name }’ en ‘{ $bare }’ zijn twee gebeurtenissen.
stuur-log-detail-two-cases = ‘{ $name }’ en ‘{ $bare }’ zijn twee zaken.
stuur-log-detail-from-here = ‘{ $name }’ en wat daarna kwam.
stuur-log-detail-same-traces = Zaken met dezelfde naam (concept:name) zijn één zaak.
stuur-log-detail-same-object = { $object }: wat er het laatst staat, telt.
stuur-log-detail-about-none = Gebeurtenis { $event } gaat niet over een ‘{ $kind }’.
stuur-log-detail-about-more = Gebeurtenis { $event } gaat over { $count } zaken.
stuur-log-detail-nameless = Kolom { $place }, met ‘{ $example }’.
stuur-log-detail-again = ‘{ $name }’ staat er nog eens, en heet nu ‘{ $called }’.
stuur-log-detail-two-ways = Kolom ‘{ $column }’, gelezen als { $example }.
stuur-log-fault-open-quote = Er gaat een aanhalingsteken open en niet dicht.
stuur-log-fault-row = Deze regel is geen regel van een tabel.
stuur-log-fault-no-log = Er staat geen <log> in.
stuur-log-fault-not-whole = Het bestand houdt te vroeg op. Het is niet heel.
stuur-log-fault-document-type = Er staat een DOCTYPE in. Dat nemen we niet aan, want dat is niet veilig.
stuur-log-fault-unexpected = Er staat { $found }, en daar hoort { $expected }.
stuur-log-fault-not-open = { $found } sluit iets dat niet open is.
stuur-log-fault-without = Bij <{ $element }> ontbreekt ‘{ $attribute }’.
stuur-log-fault-attribute = Een kenmerk is niet goed geschreven.
stuur-log-fault-reference = Een teken met & is niet goed geschreven of niet bekend.
stuur-log-fault-xml = Dit is geen goede XML.
stuur-log-fault-too-deep = Er staan te veel onderdelen in elkaar, meer dan { $most }.
stuur-log-fault-no-end-of-trace = Vanaf hier eindigt geen zaak meer, { $bytes } bytes lang.
stuur-log-fault-not-utf8 = De tekens zijn niet te lezen. Bewaar het bestand als UTF-8.
stuur-log-fault-no-table = In deze database is geen tabel ‘{ $table }’. Het is geen OCEL 2.0.
stuur-log-fault-json-ends = De JSON houdt te vroeg op. Het bestand is niet heel.
stuur-log-fault-json = Dit is geen goede JSON.
stuur-log-fault-json-lacks = Dit is geen OCEL 2.0. Het onderdeel ‘{ $field }’ ontbreekt.
stuur-log-fault-json-other = Dit is geen OCEL 2.0. Er staat iets anders dan daar hoort.
stuur-log-fault-packed-ends = Het ingepakte bestand houdt te vroeg op. Het is niet heel.
stuur-log-fault-packed-damaged = Het ingepakte bestand is beschadigd.
stuur-log-foreign-json-list = een lijst in JSON
stuur-log-foreign-zip = een zipbestand of een spreadsheet
stuur-log-foreign-pdf = een pdf
stuur-log-foreign-old-spreadsheet = een oude spreadsheet
stuur-log-foreign-zstd = ingepakt met zstd
stuur-log-foreign-damaged-database = een database die niet te openen is

## Meten
stuur-column-week = Week van
stuur-file-by = Indeling
stuur-file-of = Wat
stuur-file-measure = { $name } ({ $unit })
stuur-file-low = { $name }, van
stuur-file-high = { $name }, tot
stuur-file-n = { $name }, n
stuur-file-contacts = Contacten
stuur-file-hour = { $day }, { $hour } uur
stuur-column-gap = Verschil met alle anderen
stuur-column-hour = Dag en uur
stuur-unit-share = deel van 1
stuur-unit-score = 1 tot 5
stuur-unit-hours = uren
stuur-unit-euros = euro
stuur-figure-csat = Tevreden (4 of 5 van de 5)
stuur-figure-ces = Moeite (1 tot 5)
stuur-by-level = Naar niveau van het proces
stuur-by-group = Naar zelfredzaamheid
stuur-column-level = Niveau
stuur-column-group = Zelfredzaamheid
stuur-level-traditional = Traditioneel: een medewerker doet het
stuur-level-digital = Digitaal: de huurder vult in, een medewerker handelt af
stuur-level-maximally-digital = Zo digitaal mogelijk: niemand hoeft eraan te pas te komen
stuur-level-none = Vragen zonder zaak
stuur-group-self = Kan het zelf
stuur-group-help = Wil hulp
stuur-group-unknown = Niet bekend
stuur-group-none = Niet bekend
stuur-exclusion = Wordt iemand buitengesloten?
stuur-exclusion-lead = Elke groep naast alle anderen. Een verschil dat zeker is, vraagt om een maatregel.
stuur-gap = { $gap } punten ({ $low } tot { $high })
stuur-gap-measure = Wat
stuur-gap-within = In deze groep
stuur-gap-others = Alle anderen
stuur-gap-difference = Verschil
stuur-gap-sure = Zeker?
stuur-gap-certain = Ja
stuur-gap-uncertain = Nee, kan toeval zijn
stuur-week = Wanneer huurders komen
stuur-week-lead = Contacten per dag en uur, in alle kanalen. Hoe donkerder, hoe drukker.
stuur-week-day = Dag
stuur-figure-response-hours = Uren tot het eerste antwoord
stuur-trend-solved = Opgelost en overgestapt, per week
stuur-trend-waiting = Wachten op het eerste antwoord, per week
stuur-trend-volume = Contacten per kanaal, per week
stuur-trend-week = Week van
stuur-trend-picture = Lijnen over de tijd: { $title }. De tabel eronder zegt hetzelfde.
stuur-all-topics = Alle onderwerpen
