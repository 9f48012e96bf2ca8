# Mijn: wat huurders lezen buiten de vragen van een proces. Eenvoudig Nederlands (B1), u-vorm.

# Waar u bent
mijn-nav-home = Start
mijn-nav-visits = Afspraken
mijn-nav-house = Mijn woning
mijn-nav-data = Mijn gegevens
mijn-hello-morning = Goedemorgen, { $name }
mijn-hello-afternoon = Goedemiddag, { $name }
mijn-hello-evening = Goedenavond, { $name }
mijn-hello-night = Goedenacht, { $name }

# Start
mijn-arrange = Wat wilt u regelen?
mijn-topic-lease-termination = U gaat verhuizen
mijn-busy = Waar u mee bezig bent
mijn-no-cases = U bent nergens mee bezig
mijn-no-cases-text = Regelt u iets? Dan ziet u hier hoe het ermee staat.
mijn-cases = Uw zaken
mijn-all-cases = Bekijk ook wat klaar is
mijn-waiting = Dit wacht op u
mijn-no-lease = Er staat geen woning op uw naam
mijn-no-lease-text = Klopt dat niet? Neem dan contact met ons op.
mijn-draft-text = { $address }. U bewaarde dit op { $when }.
mijn-go-on = Verdergaan

# Afspraken
mijn-visits = Uw afspraken
mijn-visits-to-come = Afspraken die nog komen
mijn-no-visits = U heeft geen afspraken.
mijn-no-visits-text = Komt er iemand bij u langs? Dan ziet u hier wanneer.
mijn-visit-who = { $name } komt bij u langs.
mijn-visit-held = Nog niet zeker
mijn-visit-change = Andere tijd kiezen
mijn-visit-cancel = Afzeggen
mijn-visit-case = Bekijk alles
mijn-visit-now = Uw afspraak is nu
mijn-visit-stays = Deze afspraak blijft staan tot u een andere tijd kiest.
mijn-visit-chosen = Uw afspraak staat. U krijgt een bevestiging.
mijn-visit-cancelled = Uw afspraak is afgezegd.
mijn-choose-pre-inspection = Kies een tijd voor de voorinspectie
mijn-choose-pre-inspection-hint = U hoort wat u nog moet doen voor u vertrekt
mijn-choose-final-inspection = Kies een tijd voor de eindinspectie
mijn-choose-final-inspection-hint = U levert dan de sleutels in
mijn-move-pre-inspection = Andere tijd voor de voorinspectie
mijn-move-final-inspection = Andere tijd voor de eindinspectie
mijn-choose-time = Kies een tijd
mijn-choose-time-error = Kies een tijd die u past.
mijn-choose-time-hint = Past er geen tijd? Bel ons dan.
mijn-take-time = Deze tijd kiezen
mijn-no-times = Er is nu geen tijd vrij
mijn-no-times-text = Bel ons. Dan zoeken wij samen een tijd.
mijn-cancel-title = Wilt u deze afspraak afzeggen?
mijn-cancel-text = Soms is deze afspraak toch nodig. Dan bellen wij u voor een nieuwe tijd.
mijn-cancel-sure = Afspraak afzeggen
mijn-month-1 = jan
mijn-month-2 = feb
mijn-month-3 = mrt
mijn-month-4 = apr
mijn-month-5 = mei
mijn-month-6 = jun
mijn-month-7 = jul
mijn-month-8 = aug
mijn-month-9 = sep
mijn-month-10 = okt
mijn-month-11 = nov
mijn-month-12 = dec

# Mijn woning
mijn-house-kind = Soort woning
mijn-house-since = U huurt vanaf
mijn-house-until = Laatste dag van de huur
mijn-house-pay = U betaalt de huur
mijn-house-built = Bouwjaar
mijn-house-lease = Nummer van uw contract
mijn-house-number = Nummer van de woning
mijn-house-ended = Deze huur is gestopt
mijn-house-wrong = Klopt er iets niet? Neem contact met ons op. Wij passen het aan.
mijn-home-terraced = Tussenwoning
mijn-home-corner = Hoekwoning
mijn-home-semi-detached = Twee-onder-een-kapwoning
mijn-home-gallery-flat = Galerijflat
mijn-home-staircase-flat = Portiekflat
mijn-home-maisonette = Maisonnette
mijn-home-upstairs = Bovenwoning
mijn-home-downstairs = Benedenwoning
mijn-home-room = Kamer
mijn-home-parking = Parkeerplaats
mijn-home-storage = Berging
mijn-pay-week = Elke week
mijn-pay-four-weeks = Elke vier weken
mijn-pay-month = Elke maand
mijn-pay-quarter = Elk kwartaal
mijn-pay-half-year = Elk half jaar
mijn-pay-year = Elk jaar

# Mijn gegevens
mijn-data-name = Naam
mijn-data-email = E-mailadres
mijn-data-phone = Telefoonnummer
mijn-data-number = Uw nummer bij ons
mijn-not-known = Niet bekend
mijn-not-given = Niet ingevuld
mijn-data-wrong = Klopt er iets niet? Neem contact met ons op. Wij passen het aan.
mijn-preferences = Wat u prettig vindt
mijn-preferences-language = In welke taal schrijven wij u?
mijn-preferences-channel = Hoe hoort u het liefst van ons?
mijn-preferences-channel-hint = Soms lukt dat niet. Dan kiezen wij een andere manier.
mijn-preferences-saved = Uw keuze is bewaard.
mijn-language-nl = Nederlands
mijn-language-en = Engels
mijn-no-preference = Dat maakt mij niet uit
mijn-save = Bewaren
mijn-data-all = Alles wat wij van u weten
mijn-data-all-text = U mag alles zien en meenemen: uw woning, uw zaken, uw afspraken en elk contact. U krijgt één bestand.
mijn-data-download = Download alles
mijn-data-file = mijn-gegevens

# Invullen
mijn-begin = Beginnen
mijn-begun = U was al begonnen. Uw antwoorden zijn bewaard.
mijn-begin-again = Opnieuw beginnen
mijn-draft-gone = Uw antwoorden zijn weg. U kunt opnieuw beginnen.
mijn-needs = Dit heeft u nodig
mijn-need-lease-termination-1 = De dag waarop u wilt stoppen met huren
mijn-need-lease-termination-2 = Uw nieuwe adres, als u dat al weet
mijn-need-lease-termination-3 = Uw rekeningnummer (IBAN)
mijn-need-lease-termination-4 = Uw agenda, voor de afspraak met de inspecteur
mijn-kept = U kunt altijd stoppen en later verdergaan. Wij bewaren wat u invult.
mijn-next = Verder
mijn-later = Bewaren en later verder
mijn-saved-for-later = Bewaard. U vindt het terug op deze pagina.
mijn-check-changed-title = Er is iets veranderd
mijn-check-changed = Uw antwoorden zijn veranderd nadat u ze las. Kijk ze nog eens na. Klopt alles? Druk dan opnieuw op de knop.
mijn-check-title = Kloppen uw antwoorden?
mijn-time-gone = Deze tijd is net door iemand anders gekozen.
mijn-traditional = Bij Hulp nodig ziet u hoe u ons bereikt.
mijn-refused-text = Denkt u dat dit niet klopt? Neem dan contact met ons op.
mijn-reach-us = Zo bereikt u ons
mijn-see-case = Bekijk hoe het ermee staat

# Volgen
mijn-done = Gelukt! Wij hebben het ontvangen.
mijn-done-lease-termination-confirmed = Gelukt! Uw huur is opgezegd.
mijn-done-lease-termination-signing = Gelukt! Wij vragen nu iedereen om akkoord.
mijn-done-lease-termination-review = Gelukt! Wij bekijken uw opzegging.
mijn-sent-email = U krijgt een bevestiging per e-mail op { $email }.
mijn-sent-letter = U krijgt een bevestiging per brief.
mijn-done-number = Uw nummer is
mijn-steps = Dit gebeurt er
mijn-filed = Wat u heeft doorgegeven
mijn-history = Alles wat er is gebeurd
mijn-by-you = door u
mijn-by-staff = door een medewerker
mijn-by-itself = automatisch
mijn-withdraw = U trekt uw vraag in. Wij doen er dan niets meer mee.
mijn-withdraw-lease-termination = U blijft dan gewoon huren. De afspraken met de inspecteur gaan niet door. U krijgt een bevestiging.
mijn-address-told = Gelukt. Wij hebben uw nieuwe adres.
mijn-withdrawn = Gelukt. U heeft het ingetrokken.
mijn-do-not = Toch niet

# Akkoord van een medehuurder
mijn-asked-title = { $name } vraagt om uw akkoord
mijn-asked-text = Het gaat om { $address }.
mijn-asked-go = Bekijken en antwoorden
mijn-asked-intro = { $name } wil de huur opzeggen. U huurt ook mee. Daarom vragen wij of u het ermee eens bent.
mijn-asked-question = Bent u het ermee eens?
mijn-asked-until = Antwoord tot en met { $until }.
mijn-asked-agree = Ja, ik ben het ermee eens
mijn-asked-decline = Nee, ik ben het er niet mee eens
mijn-asked-choose = Kies of u het ermee eens bent.
mijn-asked-send = Antwoord versturen
mijn-asked-thanks = Bedankt voor uw antwoord
mijn-asked-agreed = U bent het ermee eens. U hoeft niets meer te doen.
mijn-asked-declined = U bent het er niet mee eens. Een medewerker neemt contact op.
mijn-asked-closed = U hoeft niet meer te antwoorden.
