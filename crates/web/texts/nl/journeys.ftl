### Klantreizen: wie erachter zit, de gewenste reis, logboeken van andere systemen.

## De kaart
stuur-colour = Kleur van de linten
stuur-colour-waiting = Wachttijd
stuur-colour-satisfaction = Tevredenheid
stuur-map-click = Klik op een lint om te zien om wie het gaat. Dat u kijkt, wordt vastgelegd.
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
stuur-departure-extra = Daarna nog: { $channel }, na { $step }
stuur-departure-missing = Komt niet: { $step }
stuur-departure-channel = { $channel } in plaats van { $step }
stuur-lost-caption = De vijf duurste afwijkingen van de gewenste reis
stuur-lost-what = Wat er gebeurt
stuur-lost-share = Aandeel van de vragen
stuur-lost-cost = Kosten
stuur-lost-how = De kosten volgen uit de kosten per contact in het kanaalbeleid. De marge geldt met 95 % zekerheid. Minder dan tien vragen tonen we niet.

## De gewenste reis tekenen
stuur-wanted-of = Over { $topic }.
stuur-wanted-of-all = Voor alle onderwerpen zonder eigen gewenste reis.
stuur-wanted-lead = Elke stap is een contact. Kies per stap de kanalen die goed zijn. Het eerste kanaal heeft de voorkeur.
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
stuur-log-put = Het bestand staat klaar.
stuur-log-removed = Het bestand is weg.
stuur-log-none = Kies eerst een bestand.
stuur-log-too-large = Dit bestand is te groot. Neem een kortere periode, of pak het in met gzip.
stuur-log-too-many = Er staan al twintig logboeken. Haal er eerst een weg.
stuur-log-broken-off = Het bestand kwam niet goed over. Probeer het opnieuw.
stuur-log-map = Klantreizen in dit logboek
stuur-log-counts = { $events } gebeurtenissen in { $cases } zaken.
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
stuur-log-odd-negative = Klaar voordat het begon: { $n } keer.
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
stuur-log-error-malformed = Regel { $line } is niet te lezen. Zet het bestand opnieuw over uit uw systeem.
stuur-log-error-not-ocel = Deze JSON is geen OCEL 2.0.
stuur-log-error-no-objects = Kies welk soort object de zaak is: { $types }.

## Meten
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
