# Inloggen, voor huurders en voor medewerkers, en de vraag aan een medehuurder.

language-nl = Nederlands
language-en = English

# Manieren om een mens te bereiken
help-way-phone = Bel { $value }
help-way-email = Mail naar { $value }
help-way-counter = Kom langs: { $value }

# Huurders
sign-in-title = Inloggen
sign-in-lead = Wij sturen u een code per e-mail. U heeft geen wachtwoord nodig.
sign-in-email = Uw e-mailadres
sign-in-email-hint = Gebruik het adres dat wij van u kennen.
sign-in-send = Stuur mij een code
sign-in-code-title = Vul uw code in
sign-in-code-lead = Kennen wij { $email }? Dan krijgt u daar nu een e-mail met een code van 6 cijfers.
sign-in-code-time = De code werkt 10 minuten. Laat deze pagina open staan.
sign-in-code = De code uit de e-mail
sign-in-enter = Inloggen
sign-in-no-mail = Geen e-mail gekregen?
sign-in-no-mail-text = Kijk ook bij ongewenste e-mail. Misschien kennen wij een ander adres van u. Lukt het niet? Bel ons dan.
sign-in-send-again = Stuur een nieuwe code
sign-in-other-address = Een ander e-mailadres gebruiken
sign-in-who-title = Wie bent u?
sign-in-who-lead = Meer mensen gebruiken dit e-mailadres.
sign-in-who-enter = Verder
sign-in-who-choose = Kies wie u bent.
signed-out = U bent uitgelogd.

# Medewerkers
staff-sign-in-title = Inloggen bij de Balie
staff-sign-in-email = E-mailadres
staff-sign-in-password = Wachtwoord
staff-sign-in-go-on = Verder
staff-sign-in-forgotten = Wachtwoord vergeten of een andere telefoon? Vraag uw beheerder om hulp.
staff-code-title = Vul de code in
staff-code-lead = Open de app op uw telefoon. Daar staat een code van 6 cijfers.
staff-code = De code uit de app
staff-sign-in-enter = Inloggen
staff-set-up-title = Maak inloggen veilig
staff-set-up-lead = Naast uw wachtwoord gebruikt u voortaan een code op uw telefoon. U stelt dit één keer in.
staff-set-up-app = Zet een app voor codes op uw telefoon, als u die nog niet heeft.
staff-set-up-scan = Open de app en maak een foto van dit blok:
staff-set-up-picture = Blok om te scannen met de app. Scannen lukt niet? Kies hieronder voor overtypen.
staff-set-up-by-hand = Scannen lukt niet
staff-set-up-secret = Typ deze sleutel over in de app:
staff-set-up-address = Of open dit adres op uw telefoon:
staff-set-up-type = Vul hieronder de code in die de app laat zien.

# De vraag aan een medehuurder
cosign-title = Bent u het eens met de huuropzegging?
cosign-hello = Dag { $name }
cosign-lead = Iemand met wie u samen huurt, wil de huur opzeggen. Dat kan alleen als u het er ook mee eens bent.
cosign-open = Bekijk de opzegging
cosign-asks = { $name } wil de huur van deze woning opzeggen.
cosign-question = Bent u het hiermee eens?
cosign-until = Geef antwoord voor of op { $date }.
cosign-agreed = Ja, ik ben het eens met de opzegging
cosign-declined = Nee, ik ben het er niet mee eens
cosign-choose = Kies ja of nee.
cosign-send = Stuur mijn antwoord
cosign-signature = Uw antwoord telt als uw handtekening.
cosign-answered-title = Bedankt voor uw antwoord
cosign-answered-agreed = U bent het eens met de opzegging. U krijgt van ons bericht met de datums.
cosign-answered-declined = U bent het niet eens met de opzegging. Wij nemen contact met u op.
