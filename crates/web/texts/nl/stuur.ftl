# Stuur: wat de manager van de dienstverlening leest.

stuur-nav-journeys = Klantreizen
stuur-nav-measures = Meten
stuur-nav-balie = Naar de Balie
stuur-all = Alle vragen
stuur-period = Periode
stuur-period-days = Laatste { $n } dagen
stuur-show = Toon
stuur-generated = Deze contacten zijn bedacht voor de voorbeeldcorporatie. Het gedrag lijkt op echt gedrag.
stuur-too-few = te weinig
stuur-share = { $share } % ({ $low } tot { $high }), n = { $n }
stuur-time = { $time }, n = { $n }

# Klantreizen
stuur-journeys-title = Klantreizen
stuur-journeys-intro = Zo gaan vragen van huurders nu langs de kanalen. Een lint is zo breed als het aantal mensen.
stuur-journeys-empty = In deze periode zijn er geen contacten
stuur-journeys-empty-text = Kies een langere periode of een ander onderwerp.
stuur-figures = De cijfers
stuur-figure-questions = Vragen
stuur-figure-solved = In één keer opgelost
stuur-figure-switched = Overgestapt naar een ander kanaal
stuur-figure-fell-back = Digitaal begonnen, toch een medewerker
stuur-figure-response = Eerste antwoord (midden)
stuur-wanted = Gewenste reis
stuur-wanted-hint = Noem de kanalen op volgorde, zoals: Mijn > Huisbezoek? Een vraagteken betekent: mag worden overgeslagen.
stuur-wanted-wrong = Schrijf de kanalen op volgorde met > ertussen, zoals: Mijn > Huisbezoek?
stuur-wanted-unknown = Het kanaal ‘{ $name }’ bestaat niet. Gebruik de namen zoals ze op de kaart staan.
stuur-lost = Waar raken we mensen kwijt?
stuur-following = Zoals gewenst verloopt { $share }.
stuur-at-the-start = het begin
stuur-departure-extra = { $channel } te veel, na { $after }: { $n } vragen, { $share }.
stuur-departure-missing = { $channel } ontbreekt, na { $after }: { $n } vragen, { $share }.
stuur-departure-channel = In een ander kanaal dan gewenst: { $channel }, na { $after }: { $n } vragen, { $share }.
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
stuur-csv-heading = wat;vragen;opgelost;opgelost_van;opgelost_tot;opgelost_n;overgestapt;overgestapt_van;overgestapt_tot;overgestapt_n;terugval;terugval_van;terugval_tot;terugval_n;eerste_antwoord_seconden;eerste_antwoord_n
