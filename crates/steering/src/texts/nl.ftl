### Welk kanaal past, en waarom. Voor huurders: B1, u-vorm, korte zinnen.

## Waarom dit kanaal vooraan staat
steering-reason-emergency = Is iemand in gevaar? Bel 112. Bel daarna ons.
steering-reason-help-wanted = U wilt graag hulp. Wij helpen u persoonlijk.
steering-reason-choose-freely = Kies zelf hoe u dit wilt regelen.
steering-reason-simple-online = Online regelt u dit het snelst.
steering-reason-times-online = Online ziet u alle tijden en kiest u zelf.
steering-reason-step-by-step = Online doet u dit stap voor stap, wanneer u wilt.
steering-reason-talk-is-best = Dit bespreken wij liever met u. Dan helpen wij u beter.
steering-reason-follow-online = Online ziet u hoe het ermee staat.
steering-reason-phone-busy = Veel mensen bellen nu. Online bent u sneller klaar.
steering-reason-own-choice = U koos zelf voor { $channel }. Daarom staat dit bovenaan.
steering-also-fits = Het kan ook via { $channel }.

## Wat het oplevert
steering-brings-explain = U kunt het doen wanneer het u uitkomt.
steering-brings-choose-time = U kiest zelf een tijd.
steering-brings-instant-confirmation = U weet meteen dat het geregeld is.
steering-brings-earlier-times = U kunt vaak eerder terecht.

## Open of dicht
steering-open-always = Altijd open
steering-open-until = Nu open, tot { $until }
steering-opens = Open vanaf { $opens }
steering-unstaffed = Nu is er niemand
steering-closed = Nu gesloten
steering-no-wait = U hoeft niet te wachten
steering-wait = { $minutes ->
    [one] Ongeveer 1 minuut wachten
   *[other] Ongeveer { $minutes } minuten wachten
}
steering-call-back = Wij bellen u { $when }.

## Wat wij altijd bewaken
steering-guard-emergency-calls = Bij gevaar staat bellen altijd vooraan.
steering-guard-person-stays = U kunt altijd iemand van ons spreken.
steering-guard-help-is-not-pushed = Wij sturen u nooit naar een scherm als u hulp wilt.
steering-guard-own-choice = Wat u zelf kiest, staat altijd vooraan.
steering-guard-people-no-slower = Wij maken bellen of langskomen nooit trager om u te sturen.

## De vier middelen
steering-instrument-communication = Uitleg
steering-instrument-product = Betere dienst
steering-instrument-benefit = Beloning
steering-instrument-restriction = Beperking

## Waar het beleid naar kijkt
steering-input-topic = Onderwerp
steering-input-process = Proces
steering-input-complexity = Hoe moeilijk de vraag is
steering-input-self-reliance = Of u dit zelf kunt
steering-input-preference = Wat u het liefst gebruikt
steering-input-case-open = Of hierover al iets loopt
steering-input-emergency = Of er gevaar is
steering-input-office-open = Of wij nu open zijn
steering-input-phone-wait = Wachttijd aan de telefoon
steering-input-other = { $name }
steering-self-reliance-self = kan het zelf
steering-self-reliance-help = hulp nodig
steering-self-reliance-unknown = onbekend
steering-preference-none = geen voorkeur
steering-true = ja
steering-false = nee
steering-stance-preferred = voorkeur
steering-stance-open = open
steering-stance-discouraged = afgeraden
steering-stance-off = niet aangeboden
steering-stimulus-none = geen
steering-stimulus-explain = uitleg
steering-stimulus-choose-time = zelf een tijd kiezen
steering-stimulus-instant-confirmation = meteen bevestigd
steering-stimulus-earlier-times = eerder terecht
steering-arm-policy = volgens beleid
steering-arm-hold-out = vergelijkingsgroep
steering-arm-outside = buiten de vergelijking

## Waarom een beleid niet live mag (voor medewerkers)
steering-example = Voorbeeld van een huurder:
    { $lines }
steering-example-line = { $input }: { $value }
steering-objection-gap = Voor deze huurder geldt geen enkele regel. Voeg een regel toe.
steering-objection-contradiction = De regels { $rules } gelden hier tegelijk. Maak er één van smaller.
steering-objection-undecided = De tabel is te ingewikkeld om te bewijzen. Maak de regels eenvoudiger.
steering-objection-kinds = De tabel vraagt zo veel tegelijk dat er { $kinds } soorten vragen zijn. Wij proberen er ten hoogste { $most }. Vraag minder, of noem minder grenzen bij de wachttijd.
steering-objection-domain = De kolom “{ $input }” laat { $value } weg. Elke huurder moet meedoen.
steering-objection-no-phone = Zonder telefoon kan niemand bellen bij gevaar. Voeg de telefoon toe.
steering-phone-stays = De telefoon blijft: bij gevaar bellen huurders, en wie niemand bereikt, wordt teruggebeld.
steering-objection-no-person = Bij de telefoon is er in een week geen heel uur open, of wij zijn te lang dicht. Dan kan niemand terugbellen. Maak de tijden ruimer.
steering-objection-slower = { $channel }: van { $before } naar { $aim } wachten. Trager worden mag niet.
steering-objection-no-aim = { $channel }: vul in binnen hoeveel minuten iemand antwoordt. Vroeger was dat { $before }.
steering-objection-no-baseline = { $channel }: vul ook in hoe snel u vroeger antwoordde.
steering-objection-baseline = { $channel }: vroeger was { $before }. Dat ligt vast en mag niet anders.
steering-objection-fewer = { $channel }: minder of later bereikbaar dan nu. Dat mag alleen met een reden. Schrijf die bij Minder bereikbaar.
steering-objection-reason = Regel { $rules } zegt: “{ $reason }” Dat klopt niet voor deze huurder.
steering-objection-promise = Regel { $rules } belooft tijden om uit te kiezen. Bij dit onderwerp komt niemand langs.
steering-objection-kept = Er zijn { $kept } tijden per week apart gehouden, maar { $added } toegevoegd. Houd niet meer apart dan erbij kwam.
steering-broken-emergency-calls = Regel { $rules } zet bij gevaar de telefoon niet vooraan.
steering-broken-person-stays = Regel { $rules } sluit elk kanaal waar men iemand bereikt: telefoon en balie.
steering-broken-help-is-not-pushed = Regel { $rules } stuurt iemand die hulp nodig heeft, of van wie wij niets weten, naar een scherm.
steering-broken-own-choice = Regel { $rules } sluit het kanaal dat de huurder zelf koos.
steering-broken-people-no-slower = Regel { $rules } belooft eerdere tijden, maar er zijn geen tijden toegevoegd.
steering-parameters-unreadable = Regel { $line } van de instellingen klopt niet: “{ $written }”. { $reason }
steering-misread-name = “{ $name }” kennen wij hier niet. Kies uit: { $known }.
steering-misread-name-bare = “{ $name }” kennen wij hier niet. Haal het weg.
steering-misread-missing = Hier ontbreekt “{ $name }”. Zet het erbij.
steering-misread-word = “{ $word }” kennen wij hier niet. Kies uit: { $known }.
steering-misread-kind = Hier hoort iets anders: een getal zonder aanhalingstekens, of een woord ertussen.
steering-misread-complexity = Hoe moeilijk iets is, is 1, 2 of 3.
steering-misread-days = Schrijf dagen als monday tot en met sunday, elke dag één keer. Zoals: monday-friday, sunday.
steering-misread-twice = Deze naam staat er twee keer. Haal er een weg.
steering-misread-value = Deze waarde kan hier niet. Schrijf tijden als 08:30 en getallen zonder punten.
steering-misread-signs = Kijk naar de aanhalingstekens, haakjes en komma's.
steering-parameters-too-many = Er zijn meer dan { $most } { $what }. Haal er een paar weg.
steering-many-topics = onderwerpen
steering-many-hours = openingstijden bij een kanaal
steering-many-closed-days = gesloten dagen
steering-many-reductions = redenen bij Minder bereikbaar
steering-unseen = In “{ $text }” staat een teken dat niemand ziet ({ $sign }). Typ de tekst opnieuw.
steering-parameters-nameless = Geef het beleid een titel en een doel.
steering-parameters-no-topic = Er is geen onderwerp. Voeg er een toe.
steering-parameters-topic-word = Het onderwerp “{ $topic }” mag alleen kleine letters en streepjes hebben.
steering-parameters-topic-twice = Het onderwerp “{ $topic }” staat er twee keer. Haal er een weg.
steering-parameters-not-for-tenants = “{ $channel }” is geen kanaal voor huurders. Haal het weg.
steering-parameters-channel-twice = Het kanaal { $channel } staat er twee keer. Haal er een weg.
steering-parameters-always-and-hours = { $channel } is altijd open of heeft tijden, niet allebei.
steering-parameters-empty-hours = { $channel }: van { $from } tot { $until } is geen tijd. De eindtijd moet later zijn.
steering-parameters-overlapping-hours = { $channel }: { $first } en { $second } overlappen. Maak er één tijd van.
steering-parameters-hold-out = De vergelijkingsgroep is { $percent } procent. Kies van 0 tot en met 50.
steering-cell-unreadable = “{ $cell }” begrijpen wij niet. Schrijf een waarde zoals "help", een bereik zoals [1..3], of - voor alles.
steering-cell-other-kind = “{ $cell }” past hier niet. Hier hoort { $wanted }.
steering-cell-not-allowed = “{ $cell }” mag hier niet. Kies uit: { $allowed }.
steering-kind-number = een getal
steering-kind-boolean = true of false
steering-kind-text = een woord tussen aanhalingstekens
steering-table-unreadable = De tabel past niet in elkaar. Haal de laatste verandering weg en probeer het opnieuw.
steering-table-cell = Regel { $rule }, kolom “{ $column }”: dit past niet in de tabel.
steering-table-column = De kolom “{ $column }” past niet in de tabel. Kijk naar de naam en de waarden die mogen.
steering-table-too-large = De tabel heeft { $rules } regels en { $columns } kolommen. Voeg regels samen of haal kolommen weg, tot ten hoogste { $most-rules } regels en { $most-columns } kolommen.
steering-table-none = Er is geen tabel met de naam channel.
steering-table-other-decision = Een beleid is één tabel. Haal “{ $name }” weg.
steering-table-unknown-input = “{ $name }” kennen wij niet. Vraag alleen iets dat wij weten.
steering-table-works-out = De kolom “{ $column }” rekent iets uit: { $expression }. Laat elke kolom één ding vragen.
steering-table-several-answers = De regels geven samen meer antwoorden ({ $policy }). Kies U, A, F of P.
steering-table-no-column = De kolom voor { $column } ontbreekt.
steering-table-other-column = { $column } is geen kanaal van dit beleid. Haal de kolom weg, of voeg het kanaal toe.
steering-table-no-words = In de kolom { $column } horen woorden.
steering-table-unknown-word = Regel { $rule }, { $column }: “{ $said }” kennen wij niet. Kies uit: { $known }.
steering-table-two-preferred = Regel { $rule } zet twee kanalen vooraan. Kies er één.
steering-refused-forbidden = “{ $name }” mag niet meetellen: { $ground }
steering-ground-origin = wij kijken niet naar afkomst of nationaliteit.
steering-ground-religion = wij kijken niet naar geloof of overtuiging.
steering-ground-health = wij kijken niet naar gezondheid.
steering-ground-citizen-number = het burgerservicenummer gebruiken wij hier niet.
steering-ground-age = leeftijd zegt niet wat iemand kan.
steering-ground-sex = wij kijken niet naar geslacht of geaardheid.
steering-ground-neighbourhood = waar iemand woont, mag niet meetellen.
steering-ground-income = inkomen en schulden zeggen niet welk kanaal past.
steering-ground-signals = wij gebruiken geen signalen of scores over een persoon.

## Gegevens van een beleid wijzigen (voor medewerkers)
steering-edit-name-nl = Vul een naam in het Nederlands in.
steering-edit-name-en = Vul een naam in het Engels in.
steering-edit-too-long = Gebruik ten hoogste { $most } tekens.
steering-edit-name-taken = Een ander onderwerp heet al zo. Kies een andere naam.
steering-edit-topics-most = Er zijn al { $most } onderwerpen. Haal er eerst een weg.
steering-edit-last-topic = Dit is het enige onderwerp. Voeg eerst een ander toe.
steering-edit-because = { $channel }: huurders bereiken u hier minder dan nu. Schrijf op waarom.
steering-edit-same-reason = Deze reden gold al voor een eerdere wijziging. Schrijf op waarom u nu opnieuw minder doet.
steering-edit-reasonless = Schrijf bij elk kanaal een reden op.
steering-edit-hourless = Vul tijden in, of kies altijd open. Is dit kanaal nooit open? Haal het dan weg.
steering-edit-title = Vul een titel in.
steering-edit-purpose = Schrijf op waar het beleid voor is.
steering-edit-salt = Vul een woord in voor de loting.

## Wat nu niet kan
steering-unknown-topic = Dit onderwerp kennen wij niet. Kies een ander onderwerp.
steering-policy-fixed = Deze versie geldt of gold al. Begin een nieuwe versie.
steering-not-readable = Niet bewaard: er staat een fout in de tabel of de instellingen.
steering-no-answer = Voor deze huurder geldt geen regel.
steering-note = Schrijf op wat de huurdersorganisatie adviseert.
steering-step-not-now = Deze stap kan nu niet. Bekijk hoe het ermee staat.
steering-not-proved = Dit beleid is niet bewezen. Los eerst op wat eronder staat.
steering-publish-past = Kies vandaag of een latere dag.
steering-publish-same-day = Op die dag begint al een andere versie. Kies een andere dag, of laat die versie vervallen.
steering-last-policy = Er moet altijd een beleid gelden. Zet eerst een nieuwe versie live.
call-back-time = Deze tijd is voorbij of niet meer vrij. Kies een andere tijd.
call-back-phone = Vul een telefoonnummer in waarop wij u kunnen bellen.
call-back-over = Dit is al gebeld of afgezegd.
call-back-changed = Een collega belde ook. Kijk hoe het nu staat.
call-back-not-tried = Hier is nog niet gebeld. Probeer het eerst.
call-back-words = Zeg het in ten hoogste 500 tekens.

## Verschil tussen versies
steering-changed-title = De titel was “{ $old }” en is nu “{ $new }”.
steering-changed-purpose = Het doel was “{ $old }” en is nu “{ $new }”.
steering-changed-hold-out = Vergelijkingsgroep: van { $old } naar { $new } procent.
steering-changed-salt = De vergelijkingsgroep is opnieuw geloot.
steering-changed-visits-baseline = Tijden voor iedereen, zoals vroeger: van { $old } naar { $new } per week.
steering-changed-visits-added = Toegevoegde tijden: van { $old } naar { $new } per week.
steering-changed-visits-kept = Tijden apart voor zelf regelen: van { $old } naar { $new } per week.
steering-changed-good-friday = Goede Vrijdag is een gesloten dag: was { $old }, is nu { $new }.
steering-changed-closed-day-came = Nieuwe gesloten dag: { $day } ({ $name }).
steering-changed-closed-day-went = Geen gesloten dag meer: { $day } ({ $name }).
steering-reduction-came = { $name } is minder bereikbaar. De reden: { $because }
steering-changed-hit-policy = Regels tellen anders mee: van { $old } naar { $new }.
steering-topic-came = Nieuw onderwerp: { $name }.
steering-topic-went = Onderwerp vervallen: { $name }.
steering-topic-complexity-changed = Onderwerp { $name }: moeilijkheid van { $old } naar { $new }.
steering-topic-process-changed = Onderwerp { $name }: proces van { $old } naar { $new }.
steering-topic-renamed = Onderwerp { $key } heette “{ $old }” en heet nu “{ $new }”.
steering-channel-came = Nieuw kanaal: { $name }.
steering-channel-went = Kanaal vervallen: { $name }.
steering-channel-hours-changed = { $name }, { $day }: was { $old }, is nu { $new }.
steering-channel-holidays-changed = { $name } open op feestdagen: was { $old }, is nu { $new }.
steering-channel-cost-changed = { $name }: kosten van { $old } naar { $new } per contact.
steering-channel-staff-changed = { $name }, mensen tegelijk aan het werk: was { $old }, is nu { $new }.
steering-channel-at-once-changed = { $name }: gesprekken tegelijk per medewerker van { $old } naar { $new }.
steering-channel-aim-changed = { $name }, antwoord binnen: was { $old }, is nu { $new }.
steering-channel-baseline-changed = { $name }, vroegere antwoordtijd: was { $old }, is nu { $new }.
steering-order-changed = De volgorde van { $what } is anders: { $names }.
steering-order-of-topics = de onderwerpen
steering-order-of-channels = de kanalen
steering-order-of-rules = de regels
steering-hours-always = altijd open
steering-hours-closed = dicht
steering-lasting-minutes = { $n ->
    [one] 1 minuut
   *[other] { $n } minuten
}
steering-lasting-hours = { $n } uur
steering-lasting-days = { $n ->
    [one] 1 dag
   *[other] { $n } dagen
}
steering-not-said = niet ingevuld
steering-column-came-alike = Nieuwe kolom: { $name }. Elke regel zegt: { $said }.
steering-column-came = Nieuwe kolom: { $name }.
steering-column-went = Kolom vervallen: { $name }.
steering-column-changed = Kolom { $name } was: { $old } — en is nu: { $new }

## Algoritmeregister
steering-register-description-short = Wij tonen huurders eerst het kanaal dat bij hun vraag past. Alle andere kanalen blijven open.
steering-register-proportionality = Het advies bepaalt alleen de volgorde van de kanalen. Niemand wordt iets geweigerd; de huurder kiest altijd zelf. Wie hulp wil, ziet eerst een mens.
steering-register-human-intervention = Medewerkers mogen altijd afwijken. De huurdersorganisatie adviseert over elke versie, en een mens keurt die goed.
steering-register-risks = Deze grenzen staan vast in het programma:
    { $guards }
steering-register-lawful-basis = Artikel 6 lid 1 onder f AVG: een goede dienst aan huurders. Geen bijzondere persoonsgegevens.
steering-register-source-data = Het beleid kijkt alleen naar:
    { $inputs }
steering-register-methods = Een DMN-beslistabel met { $rules } regels; het systeem leert niet zelf. De tabel is bewezen volledig en zonder tegenspraak voor elke soort huurder, en elk advies is na te spelen. { $percent } procent van de huurders ziet geen sturing: zo meten wij het effect. Versie { $version }, kenmerk { $hash }.
steering-register-provider = Kanaalwijzer (open broncode, EUPL-1.2)
