# Huur opzeggen: wat huurders en medewerkers lezen. Eenvoudig Nederlands (B1), u-vorm.
lease-termination-name = Huur opzeggen
lease-termination-noun = huuropzegging
lease-termination-intro = U zegt uw huur hier zelf op. U kiest ook de tijd van de inspectie. Dit duurt ongeveer drie minuten.
lease-termination-traditional = U kunt uw huur niet online opzeggen. Bel ons, stuur een brief of kom langs. Wij regelen het dan met u.
lease-termination-sign = Ik zeg mijn huur op
lease-termination-sign-explain = U zegt uw huur op met deze knop. Dat telt als uw handtekening. U kunt dit later nog terugdraaien.

lease-termination-q-situation = Wie gaat er weg?
lease-termination-q-situation-place = Wie zegt de huur op?
lease-termination-q-situation-intro = Soms moet een medewerker met u meekijken. Wij bellen u dan.
lease-termination-f-situation = Kies wat bij u past
lease-termination-situation-everyone = Iedereen verhuist
lease-termination-situation-everyone-place = Alle huurders
lease-termination-situation-everyone-hint = Niemand blijft in de woning wonen.
lease-termination-situation-everyone-hint-place = Niemand gebruikt de plek daarna nog.
lease-termination-situation-only-me = Ik ga weg, iemand anders blijft
lease-termination-situation-only-me-place = Alleen ik, iemand anders houdt de plek
lease-termination-situation-only-me-hint = Een medewerker belt u. De huur stopt dan alleen voor u.
lease-termination-situation-death = De huurder is overleden
lease-termination-situation-death-hint = Wat verdrietig. Een medewerker belt u en helpt u verder.

lease-termination-q-received-on = Wanneer kwam de opzegging binnen?
lease-termination-q-received-on-intro = De opzegtermijn begint op deze dag. Kwam er een brief? Neem de dag waarop wij hem kregen.
lease-termination-f-received-on = Ontvangen op
lease-termination-f-received-on-hint = Laat dit leeg als het vandaag is: { $today }.

lease-termination-q-end-date = Wanneer wilt u stoppen met huren?
lease-termination-q-end-date-intro = Uw opzegtermijn is { $months ->
    [one] één maand
   *[other] { $months } maanden
  }. De vroegste dag is { $earliest }.
lease-termination-f-end-date = Laatste dag van de huur
lease-termination-f-end-date-hint = Bijvoorbeeld { $earliest }. Kiest u een dag die te vroeg is? Dan nemen wij de vroegste dag. Is het na { $latest }? Dan belt een medewerker u.

lease-termination-q-reason = Waarom verhuist u?
lease-termination-q-reason-place = Waarom zegt u op?
lease-termination-q-reason-intro = U hoeft dit niet te zeggen. Het helpt ons om beter te worden.
lease-termination-f-reason = Reden
lease-termination-f-reason-note = Wilt u er iets over zeggen?
lease-termination-reason-better-fit = Ik ga naar een woning die beter past
lease-termination-reason-bought = Ik heb een huis gekocht
lease-termination-reason-work = Ik ga ergens anders werken
lease-termination-reason-neighbourhood = Ik woon niet prettig in deze buurt
lease-termination-reason-facilities = Ik mis winkels, zorg of vervoer
lease-termination-reason-personal = Mijn leven is veranderd
lease-termination-reason-regular = Dat zeg ik liever niet
lease-termination-reason-death = De huurder is overleden

lease-termination-q-new-address = Wat wordt uw nieuwe adres?
lease-termination-q-new-address-intro = Wij sturen de eindafrekening naar dit adres.
lease-termination-f-address-kind = Uw nieuwe adres
lease-termination-address-kind-dutch = Een adres in Nederland
lease-termination-address-kind-abroad = Een adres in een ander land
lease-termination-address-kind-unknown = Dat weet ik nog niet
lease-termination-address-kind-unknown-hint = U kunt dit later nog doorgeven.
lease-termination-f-postal-code = Postcode
lease-termination-f-house-number = Huisnummer
lease-termination-f-house-number-hint = Met letter of toevoeging, bijvoorbeeld 24c of 24-2
lease-termination-f-street = Straat
lease-termination-f-city = Plaats
lease-termination-f-abroad = Adres in het buitenland
lease-termination-f-abroad-hint = Straat, plaats en land

lease-termination-q-account = Op welke rekening krijgt u geld terug?
lease-termination-q-account-intro = Na de verhuizing maken wij een eindafrekening. Krijgt u geld terug? Dan komt het op deze rekening.
lease-termination-f-iban = Rekeningnummer (IBAN)
lease-termination-f-iban-hint = Bijvoorbeeld NL91 ABNA 0417 1643 00
lease-termination-f-holder = Naam op de bankpas

lease-termination-q-viewing = Mogen nieuwe huurders komen kijken?
lease-termination-q-viewing-intro = Soms wil een nieuwe huurder de woning al zien. Of spullen overnemen. Wij geven dan uw telefoonnummer of e-mailadres door.
lease-termination-f-viewing = Mogen wij uw gegevens doorgeven?
lease-termination-viewing-yes = Ja, zij mogen contact met mij opnemen
lease-termination-viewing-no = Nee, liever niet

lease-termination-q-inspections = Wilt u een extra inspectie?
lease-termination-q-inspections-intro = Volgens onze regels is dit bij u niet nodig. U mag er altijd om vragen. Het kost niets.
lease-termination-f-ask-pre-inspection = Wilt u een voorinspectie?
lease-termination-f-ask-pre-inspection-hint = De inspecteur vertelt wat u nog moet doen. U weet dan waar u aan toe bent.
lease-termination-f-ask-final-inspection = Wilt u een eindinspectie?
lease-termination-f-ask-final-inspection-hint = De inspecteur bekijkt de lege woning en neemt de sleutels aan.
lease-termination-ask-yes = Ja, graag
lease-termination-ask-no = Nee, dat hoeft niet

lease-termination-q-pre-inspection-time = Wanneer kan de inspecteur komen?
lease-termination-q-pre-inspection-time-intro = Dit is de voorinspectie. De inspecteur vertelt wat u nog moet doen voor u vertrekt. Dit duurt { $minutes } minuten. U moet thuis zijn.
lease-termination-f-pre-inspection-time = Kies een tijd
lease-termination-q-final-inspection-time = Wanneer levert u de sleutels in?
lease-termination-q-final-inspection-time-intro = Dit is de eindinspectie. De woning is dan leeg en schoon. Dit duurt { $minutes } minuten. U geeft de sleutels aan de inspecteur.
lease-termination-f-final-inspection-time = Kies een tijd

lease-termination-q-contact = Hoe houden wij u op de hoogte?
lease-termination-q-contact-intro = Uw bevestiging staat altijd ook in Mijn.
lease-termination-f-contact-by = Ik hoor het liefst van u
lease-termination-contact-email = Per e-mail
lease-termination-contact-phone = Per telefoon
lease-termination-contact-letter = Per brief
lease-termination-f-phone = Telefoonnummer
lease-termination-f-phone-hint = Zodat de inspecteur u kan bellen

lease-termination-s-address = Adres
lease-termination-s-lease = Huurcontract
lease-termination-s-situation = Wie gaat er weg
lease-termination-s-situation-place = Wie zegt op
lease-termination-s-end = Laatste dag van de huur
lease-termination-s-reason = Reden
lease-termination-s-reason-note = Toelichting
lease-termination-s-new-address = Nieuw adres
lease-termination-s-account = Rekening
lease-termination-s-viewing = Nieuwe huurders mogen contact opnemen
lease-termination-s-contact = Wij houden u op de hoogte
lease-termination-s-phone = Telefoonnummer
lease-termination-s-received = Ontvangen op
lease-termination-s-rejection = Waarom niet
lease-termination-s-handed-over = Wat is afgesproken
lease-termination-yes = Ja
lease-termination-no = Nee
lease-termination-time-none-suits = Geen van de tijden past. Wij bellen u.
lease-termination-time-none-free = Er is nu geen tijd vrij. Wij bellen u.

lease-termination-c-signatures = Met u { $count ->
    [one] huurt
   *[other] huren
  } ook: { $names }. Wij vragen of iedereen het ermee eens is. Daarna is de opzegging pas rond.
lease-termination-c-too-far-ahead = U wilt stoppen op { $end }. Dat is na { $latest }. Zo ver vooruit beslist een medewerker.
lease-termination-c-person = Een medewerker kijkt mee. Wij bellen u binnen twee werkdagen.
lease-termination-c-approval = Een medewerker bekijkt uw opzegging. U hoort binnen twee werkdagen van ons.
lease-termination-c-withdraw = U kunt dit later nog terugdraaien. Dat kan tot en met { $withdraw }.
lease-termination-c-too-short = U vroeg { $wished }. Dat is te vroeg, want uw opzegtermijn is { $months ->
    [one] één maand
   *[other] { $months } maanden
  }. Daarom stopt uw huur op { $end }.
lease-termination-c-moved-weekend = Op { $from } is het weekend. Daarom wordt het { $to }.
lease-termination-c-moved-holiday = Op { $from } is het { $holiday }. Daarom wordt het { $to }.
lease-termination-c-moved-closed = Wij zijn op { $from } gesloten. Daarom wordt het { $to }.
lease-termination-c-moved-payment-day = Uw huur kan alleen stoppen op een betaaldag. Daarom wordt het { $to }.

lease-termination-p-choose = Kies wat bij u past.
lease-termination-p-date-missing = Vul de laatste dag van de huur in.
lease-termination-p-date-wrong = Vul een dag in die bestaat, bijvoorbeeld { $example }.
lease-termination-p-before-start = Kies een dag na { $start }. Toen begon uw huur.
lease-termination-p-received-on = Kies een dag van { $first } tot en met { $today }.
lease-termination-p-same-end = De laatste dag is al { $end }. Kies een andere dag.
lease-termination-p-odd-end = Volgens de regels wordt het { $computed }. Schrijf op waarom u een andere dag kiest.
lease-termination-p-reason = Kies een van de redenen, of laat dit leeg.
lease-termination-p-end-passed = Kies een dag die nog moet komen. Vandaag is het { $today }.
lease-termination-p-address-kind = Kies of u uw nieuwe adres al weet.
lease-termination-p-postal-code = Vul een postcode in, bijvoorbeeld 9712 KB.
lease-termination-p-house-number = Vul een huisnummer in, bijvoorbeeld 24 of 24c.
lease-termination-p-street = Vul de straat in.
lease-termination-p-city = Vul de plaats in.
lease-termination-p-abroad = Vul het adres met het land in.
lease-termination-p-iban = Vul een rekeningnummer in dat klopt. Kijk het na op uw bankpas.
lease-termination-p-holder = Vul de naam in die op de bankpas staat.
lease-termination-p-choose-viewing = Kies of nieuwe huurders contact mogen opnemen.
lease-termination-p-ask = Kies of u deze inspectie wilt.
lease-termination-p-time = Kies een tijd, of kies dat geen tijd past.
lease-termination-p-time-gone = Deze tijd is net door iemand anders gekozen. Kies een andere tijd.
lease-termination-p-time-other-end = Deze tijd past niet meer bij de laatste dag van uw huur. Kies een andere tijd.
lease-termination-p-contact = Kies hoe u het liefst van ons hoort.
lease-termination-p-phone = Vul een telefoonnummer in, bijvoorbeeld 06 12 34 56 78.
lease-termination-p-email-missing = Wij hebben geen e-mailadres van u. Kies telefoon of brief.
lease-termination-p-too-long = Dit is te lang. Gebruik hooguit { $longest } tekens.

lease-termination-r-traditional = U kunt uw huur niet online opzeggen. Bel ons of kom langs, dan regelen wij het met u.
lease-termination-r-already = Uw huur is al opgezegd. Hebt u dat zelf gedaan? Bekijk hoe het ermee staat bij Waar u mee bezig bent. Deed een medehuurder het? Bel ons bij vragen.
lease-termination-r-ended = Dit huurcontract is al gestopt.
lease-termination-r-too-late-to-withdraw = Intrekken kon tot en met { $last }. Bel ons, dan zoeken wij samen naar een oplossing.
lease-termination-r-no-appointment = Deze afspraak is er niet meer.
lease-termination-r-visit-changed = Deze afspraak is intussen verzet. Kijk eerst hoe laat hij nu is.
lease-termination-r-visit-passed = Deze afspraak is al geweest. Bel ons, dan regelen wij het met u.
lease-termination-r-note-needed = Leg uit waarom. De huurder leest dit.
lease-termination-r-arrangement-needed = Schrijf op wat u hebt afgesproken. De huurder leest dit.
lease-termination-r-somebody-stays = Iemand anders blijft hier wonen. U kunt de hele huur niet stoppen. Kies Overdragen en schrijf op wat is afgesproken.
lease-termination-r-not-agreed = Nog niet akkoord: { $names }. Leg eerst het akkoord vast. Of kies Overdragen.
lease-termination-r-end-passed = De laatste dag van de huur was { $end }. Kies eerst een nieuwe einddatum.
lease-termination-r-nobody-stays = Hier blijft niemand wonen. Keur de opzegging goed of wijs haar af.
lease-termination-r-cannot-finish = De laatste dag van de huur is { $end }. Daarvoor kan de zaak niet klaar zijn.
lease-termination-r-signature-done = Er is al antwoord gegeven.

visit-pre-inspection = voorinspectie
visit-final-inspection = eindinspectie
visit-pre-inspection-title = Voorinspectie
visit-final-inspection-title = Eindinspectie

lease-termination-state-signing = Wacht op akkoord
lease-termination-state-review = Wij kijken ernaar
lease-termination-state-confirmed = Bevestigd
lease-termination-state-ended = Klaar
lease-termination-state-withdrawn = Ingetrokken
lease-termination-state-rejected = Niet akkoord
lease-termination-state-handed-over = Overgedragen

lease-termination-step-received = Ontvangen
lease-termination-step-signatures = Akkoord van iedereen
lease-termination-step-signatures-waiting = Wij wachten op { $names }.
lease-termination-step-signatures-waiting-you = Wij wachten op uw antwoord.
lease-termination-step-signatures-waiting-you-too = Wij wachten op u en op { $names }.
lease-termination-step-signatures-declined = Niet akkoord: { $names }.
lease-termination-step-signatures-declined-you = U ging niet akkoord.
lease-termination-step-signatures-declined-you-too = Niet akkoord: u en { $names }.
lease-termination-step-review = Wij bekijken uw opzegging
lease-termination-step-review-detail = U hoort binnen twee werkdagen van ons.
lease-termination-step-review-together = Wij bekijken de opzegging
lease-termination-step-review-detail-together = Een medewerker kijkt ernaar. Dat duurt hooguit twee werkdagen.
lease-termination-step-confirmed = Bevestigd
lease-termination-step-confirmed-detail = Uw huur stopt op { $end }.
lease-termination-step-visit-open = Wij bellen u om een tijd af te spreken.
lease-termination-step-visit-open-together = Er is nog geen tijd afgesproken.
lease-termination-step-end = Laatste dag van de huur
lease-termination-step-settlement = Eindafrekening
lease-termination-step-settlement-detail = U krijgt de eindafrekening binnen zes weken.
lease-termination-step-settlement-detail-together = De eindafrekening komt binnen zes weken.
lease-termination-step-withdrawn-together = De opzegging is ingetrokken
lease-termination-step-withdrawn = U hebt de opzegging ingetrokken
lease-termination-step-withdrawn-detail = U blijft gewoon huren.
lease-termination-step-rejected = De opzegging gaat niet door
lease-termination-step-rejected-detail = Een medewerker heeft dit besloten: { $why }
lease-termination-step-rejected-detail-together = Een medewerker heeft dit besloten. De huur loopt gewoon door.
lease-termination-step-handed-over-detail-together = De hele huur stopt niet. Hebt u vragen? Bel ons.
lease-termination-step-handed-over = Wij regelen dit op een andere manier
lease-termination-step-handed-over-detail = De hele huur stopt niet. Dit is afgesproken: { $arranged }

attention-approval = Goedkeuren: online opgezegd op niveau digitaal
attention-situation-only-me = Eén huurder vertrekt, de ander blijft
attention-situation-death = Overlijden van de huurder
attention-too-far-ahead = Einddatum verder vooruit dan de regels toelaten: spreek een dag af
attention-end-passed = De einddatum is voorbij: kies eerst een nieuwe einddatum
attention-disputed = Geschil over deze huur
attention-no-time-free = Geen vrije tijd voor de inspectie: bel de huurder
attention-no-time-suits = Geen tijd past: bel de huurder
attention-no-time-left = De vastgehouden tijd is voorbij: spreek een nieuwe tijd af
attention-visit-after-end = Een inspectie valt na de laatste dag: spreek een andere tijd af
attention-cosigner-declined = Een medehuurder is het er niet mee eens
attention-cosigner-asked-again = De einddatum is aangepast: wacht op nieuw akkoord van de medehuurder
attention-all-agreed = Iedereen is akkoord: keur de opzegging goed
attention-cosigner-silent = Een medehuurder heeft niet geantwoord
attention-cosigner-unreachable = Een medehuurder heeft geen e-mailadres: vraag akkoord
attention-visit-cancelled = Huurder heeft een verplichte inspectie afgezegd
attention-table = De beslistabel stuurt dit naar een medewerker

lease-termination-command-approve = Goedkeuren
lease-termination-command-reject = Afwijzen
lease-termination-command-hand-over = Overdragen
lease-termination-command-withdraw = Opzegging intrekken
lease-termination-command-sign = Akkoord vastleggen
lease-termination-command-decline = Niet akkoord vastleggen
lease-termination-command-choose-time = Tijd kiezen
lease-termination-command-move-time = Andere tijd kiezen
lease-termination-command-cancel-time = Afspraak afzeggen
lease-termination-command-correct = Einddatum aanpassen
lease-termination-command-forwarding-address = Nieuw adres doorgeven
lease-termination-command-visited = Inspectie is geweest
lease-termination-command-resolve = Afgehandeld
lease-termination-command-finish = Zaak sluiten

event-termination-submitted = Huur opgezegd
event-termination-signatures-asked = Akkoord gevraagd aan medehuurder
event-termination-asked-again = Opnieuw akkoord gevraagd: het eerdere akkoord telt niet meer
event-termination-signed = Medehuurder is akkoord
event-termination-declined = Medehuurder is niet akkoord
event-termination-signatures-expired = Geen antwoord van medehuurder
event-termination-sent-to-person = Naar een medewerker
event-termination-approved = Goedgekeurd
event-termination-confirmed = Bevestigd
event-termination-rejected = Afgewezen door een medewerker
event-termination-handed-over = Overgedragen: de hele huur stopt niet
event-termination-withdrawn = Ingetrokken
event-termination-corrected = Einddatum aangepast
event-termination-forwarding-address = Nieuw adres doorgegeven
event-termination-resolved = Afgehandeld door een medewerker
event-termination-reminded = Herinnering gestuurd
event-termination-ended = Huur gestopt
event-appointment-held = Tijd vastgehouden
event-appointment-booked = Afspraak gemaakt
event-appointment-moved = Afspraak verzet
event-appointment-cancelled = Afspraak afgezegd
event-appointment-done = Inspectie geweest

lease-termination-mail-received-subject = Wij hebben uw huuropzegging ontvangen ({ $number })
lease-termination-mail-received-body =
    Beste { $name },

    Op { $received } hebben wij uw huuropzegging ontvangen. Het gaat om { $address }.

    { $next }

    Uw nummer is { $number }. In Mijn ziet u steeds hoe het ermee staat.
lease-termination-mail-received-body-on-paper =
    Beste { $name },

    Op { $received } hebben wij uw huuropzegging ontvangen. Het gaat om { $address }.

    { $next }

    Uw nummer is { $number }. Hebt u een vraag? Noem dan dit nummer.
lease-termination-mail-next-signing = Wij vragen nu { $names } om akkoord. Daarna krijgt u de bevestiging.
lease-termination-mail-next-review = Een medewerker bekijkt uw opzegging. U hoort binnen twee werkdagen van ons.
lease-termination-mail-confirmed-subject = Bevestiging: uw huur stopt op { $end } ({ $number })
lease-termination-mail-confirmed-body =
    Beste { $name },

    Wij hebben uw huuropzegging op { $received } ontvangen en verwerkt. U hoeft nu niets te doen.

    Adres: { $address }
    Laatste dag van de huur: { $end }
    { $visits }

    { $notes }
lease-termination-mail-confirmed-together-subject = De huur van { $address } stopt op { $end } ({ $number })
lease-termination-mail-confirmed-together-body =
    Beste { $name },

    Iedereen is akkoord. De huur van { $address } stopt. U hoeft nu niets te doen.

    Laatste dag van de huur: { $end }
    { $visits }

    { $notes }
lease-termination-mail-confirmed-death-subject = De huur van { $address } stopt op { $end } ({ $number })
lease-termination-mail-confirmed-death-body =
    Beste { $name },

    Wij wensen u veel sterkte met dit verlies. De huur van { $address } is opgezegd.

    Laatste dag van de huur: { $end }
    { $visits }

    Komt een tijd of een dag niet uit? Bel ons. Wij zoeken samen naar een oplossing.
lease-termination-mail-note-attached = De afspraken zitten als bijlage bij deze e-mail. Zet ze in uw agenda.
lease-termination-mail-note-move = Komt een tijd niet uit? In Mijn kiest u zelf een andere tijd.
lease-termination-mail-note-withdraw = Intrekken kan tot en met { $withdraw }.
lease-termination-mail-note-call = Hebt u vragen? Bel ons gerust.
lease-termination-mail-relatives = nabestaanden van { $name }
lease-termination-mail-confirmed-body-on-paper =
    Beste { $name },

    Wij hebben uw huuropzegging op { $received } ontvangen en verwerkt. U hoeft nu niets te doen.

    Adres: { $address }
    Laatste dag van de huur: { $end }
    { $visits }

    Komt het niet uit? Bel ons, dan kiezen wij samen een andere tijd. { $withdrawal }
lease-termination-mail-confirmed-together-body-on-paper =
    Beste { $name },

    Iedereen is akkoord. De huur van { $address } stopt. U hoeft nu niets te doen.

    Laatste dag van de huur: { $end }
    { $visits }

    Hebt u vragen? Bel ons gerust.
lease-termination-mail-visit-line = { $visit }: { $when }
lease-termination-mail-visit-none = Er is geen inspectie nodig.
lease-termination-mail-signature-asks = { $requester } wil de huur opzeggen. De laatste dag van de huur wordt { $end }.
lease-termination-mail-signature-asks-again = { $requester } wil de huur opzeggen. De laatste dag is veranderd. Het wordt { $end }. Uw eerdere antwoord telt niet meer.
lease-termination-mail-signature-subject = Bent u het eens met de huuropzegging van { $address }?
lease-termination-mail-signature-body =
    Beste { $name },

    { $asks } Het gaat om { $address }.

    U huurt ook mee. Daarom vragen wij of u het ermee eens bent. Antwoord voor { $until } met de knop hieronder. Deze link is alleen voor u.

    Hebt u vragen? Bel ons gerust.
lease-termination-mail-person-subject = Wij kijken naar uw huuropzegging ({ $number })
lease-termination-mail-person-body =
    Beste { $name },

    Een medewerker kijkt mee met uw huuropzegging van { $address }. Wij bellen u binnen twee werkdagen.
lease-termination-mail-person-death-subject = De huur van { $address } ({ $number })
lease-termination-mail-person-death-body =
    Beste { $name },

    Wij hoorden van het overlijden en wensen u veel sterkte. Het gaat om de huur van { $address }.

    Een medewerker helpt u verder. Wij nemen binnen twee werkdagen contact met u op.
lease-termination-mail-rejected-subject = Uw huuropzegging gaat niet door ({ $number })
lease-termination-mail-rejected-body =
    Beste { $name },

    Een medewerker heeft uw huuropzegging van { $address } bekeken. De opzegging gaat niet door.

    De reden: { $why }

    Bent u het hier niet mee eens? Bel ons. Wij leggen het graag uit.
lease-termination-mail-handed-over-subject = Uw vraag over de huur van { $address } ({ $number })
lease-termination-mail-handed-over-body =
    Beste { $name },

    U wilde de huur van { $address } opzeggen. De huur stopt niet voor iedereen. Daarom gaat deze opzegging niet door. Wij regelen het op een andere manier.

    Dit is afgesproken: { $arranged }

    Hebt u al een afspraak met de inspecteur? Die gaat niet door. Hebt u vragen? Bel ons gerust.
lease-termination-mail-rejected-together-subject = De huuropzegging van { $address } gaat niet door ({ $number })
lease-termination-mail-rejected-together-body =
    Beste { $name },

    Een medewerker heeft de huuropzegging van { $address } bekeken. De opzegging gaat niet door. De huur loopt gewoon door.

    Hebt u vragen? Bel ons gerust.
lease-termination-mail-withdrawn-subject = De huuropzegging is ingetrokken ({ $number })
lease-termination-mail-withdrawn-body =
    Beste { $name },

    De huuropzegging van { $address } is ingetrokken. U blijft gewoon huren. De afspraken voor de inspectie gaan niet door.
lease-termination-mail-corrected-subject = Uw huur stopt op { $end } ({ $number })
lease-termination-mail-corrected-body =
    Beste { $name },

    Wij hebben de laatste dag van uw huur aangepast. Het gaat om { $address }. De nieuwe laatste dag is { $end }.
lease-termination-mail-corrected-signing-subject = De laatste dag van uw huur wordt { $end } ({ $number })
lease-termination-mail-corrected-signing-body =
    Beste { $name },

    Wij hebben de laatste dag van uw huur aangepast. Het gaat om { $address }. De nieuwe laatste dag is { $end }.

    Met deze dag moet iedereen het eens zijn. Wij vragen { $names } opnieuw om akkoord. Daarna krijgt u de bevestiging.
lease-termination-mail-time-subject = Uw afspraak voor de { $visit } ({ $number })
lease-termination-mail-time-body =
    Beste { $name },

    Uw { $visit } is op { $when }. Het gaat om { $address }.

    { $inspector } komt bij u langs. De afspraak zit als bijlage bij deze e-mail.
lease-termination-mail-time-body-on-paper =
    Beste { $name },

    Uw { $visit } is op { $when }. Het gaat om { $address }.

    { $inspector } komt bij u langs. Komt het niet uit? Bel ons.
lease-termination-mail-time-cancelled-subject = Uw { $visit } gaat niet door ({ $number })
lease-termination-mail-time-cancelled-body =
    Beste { $name },

    De { $visit } op { $when } gaat niet door. Het gaat om { $address }.
lease-termination-mail-reminder-subject = Denk aan de { $visit }: { $when }
lease-termination-mail-reminder-body =
    Beste { $name },

    Binnenkort komt { $inspector } bij u langs voor de { $visit }. Dat is op { $when }, op { $address }.

    Kunt u niet? Kies in Mijn een andere tijd. Of bel ons.
lease-termination-mail-reminder-together-subject = Denk aan de { $visit }: { $when }
lease-termination-mail-reminder-together-body =
    Beste { $name },

    Binnenkort komt { $inspector } langs voor de { $visit }. Dat is op { $when }, op { $address }.

    Komt deze tijd niet uit? Overleg met uw medehuurder of bel ons.
lease-termination-mail-reminder-body-on-paper =
    Beste { $name },

    Binnenkort komt { $inspector } bij u langs voor de { $visit }. Dat is op { $when }, op { $address }.

    Kunt u niet? Bel ons, dan kiezen wij samen een andere tijd.
lease-termination-mail-ended-subject = Uw huur is gestopt ({ $number })
lease-termination-mail-ended-body =
    Beste { $name },

    Uw huur van { $address } is gestopt op { $end }. U krijgt de eindafrekening binnen zes weken.

    Bedankt dat u bij ons huurde. Wij wensen u veel woonplezier in uw nieuwe huis.
lease-termination-mail-ended-death-subject = De huur van { $address } is gestopt ({ $number })
lease-termination-mail-ended-death-body =
    Beste { $name },

    De huur van { $address } is gestopt op { $end }. De eindafrekening komt binnen zes weken.

    Hebt u vragen? Bel ons gerust. Wij wensen u veel sterkte.
