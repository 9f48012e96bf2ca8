# Woorden van de schermen zelf: velden, stappen, navigatie, fouten. Teksten van een proces staan bij dat proces.

# Velden. De tekens {"{n}"} vult het scherm zelf in terwijl iemand typt.
field-optional = (niet verplicht)
field-error = Fout:
field-choose = Maak een keuze
field-most = U kunt { $n } tekens gebruiken.
field-left = U heeft nog {"{n}"} tekens over.
field-many = Uw tekst is {"{n}"} tekens te lang.
slots-times = { $n ->
    [one] 1 tijd
   *[other] { $n } tijden
}
question-earlier-days = Eerdere dagen
question-later-days = Latere dagen
question-none-suits-title = Past geen van deze tijden?
question-none-suits = Geen tijd past. Bel mij.
question-only-when = Alleen als u dit koos: { $choice }
date-day = Dag
date-month = Maand
date-year = Jaar

# Wat het scherm terugzegt
errors-title = Er gaat nog iets niet goed
draft-saving = Bezig met bewaren …
draft-saved = Bewaard
draft-failed = Bewaren lukt nu niet. We proberen het zo weer.
copy-value = Kopieer { $value }
copy-done = Gekopieerd
copy-failed = Kopiëren lukt niet in deze browser.
print = Afdrukken
change = wijzig
back = Terug
close = Sluiten

# Waar u bent
progress-question = Vraag { $number } van { $total }
track-step = Stap { $number } van { $total }:
step-done = klaar
step-now = nu
step-later = later
step-wrong = gestopt
pages = Bladeren
pages-previous = Vorige
pages-next = Volgende

# Om elke pagina
skip-to-main = Direct naar de inhoud
nav-main = Hoofdmenu
help-title = Hulp nodig?
help-short = Hulp
help-text = Wij helpen u graag. U kunt ons zo bereiken:
signed-in-as = U bent ingelogd als { $name }.
sign-out = Uitloggen

# De Balie
desk-find = Zoek op naam, adres, telefoon of nummer
advice-why = waarom?
keys-title = Toetsen
keys-move = Naar de volgende of vorige in de lijst
keys-search = Zoeken
keys-escape = Uit een veld
keys-show = Deze uitleg
keys-on = Toetsen gebruiken
theme-switch = Licht of donker
theme-auto = Licht of donker, zoals uw apparaat
theme-light = Licht scherm
theme-dark = Donker scherm

# Als er iets misgaat
error-home = Naar het begin
error-number = Belt u ons hierover? Noem dan dit nummer: { $number }
error-not-found-title = Deze pagina is er niet
error-not-found-text = De pagina is verplaatst, of het adres klopt niet. Ga naar het begin en zoek van daar verder.
error-gone-title = Deze link werkt niet meer
error-gone-text = De link is te oud of al gebruikt. Vraag een nieuwe aan.
error-forbidden-title = U kunt deze pagina niet bekijken
error-forbidden-text = Deze pagina hoort niet bij uw account. Denkt u dat dat niet klopt? Neem dan contact op.
error-too-many-title = Even wachten
error-too-many-text = U heeft dit te vaak achter elkaar geprobeerd. Probeer het na { $time } opnieuw.
error-broken-title = Er ging bij ons iets mis
error-broken-text = Dat ligt niet aan u. Probeer het over een paar minuten opnieuw.
error-changed-title = Er is net iets veranderd
error-changed-text = Iemand anders heeft dit intussen gewijzigd. Ga terug, kijk hoe het nu is en probeer het opnieuw.
error-told-title = Dat kan nu niet
error-sign-in-title = U bent niet ingelogd
error-sign-in-text = Log in en probeer het opnieuw.
error-elsewhere-title = Dit kan niet vanaf een andere website
error-elsewhere-text = Uw vraag kwam van een andere website. Voor uw veiligheid doen wij dan niets. Open onze website zelf en probeer het opnieuw.
error-too-large-title = Dit bestand is te groot
error-too-large-text = Kies een kleiner bestand of stuur minder tekst.
error-request-title = Dat ging niet goed
error-request-text = Wij begrijpen deze vraag niet. Ga terug en probeer het opnieuw.
error-unavailable-title = Het lukt nu even niet
error-unavailable-text = Dat ligt niet aan u. Probeer het over een minuut opnieuw.

# Tussen hele getallen en delen.
decimal-mark = ,
